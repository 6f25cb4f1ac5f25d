using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>
/// What process steps do with tasks. Runs inside the unit of work of the step; every call writes the timeline, the audit
/// and the mails that belong to it.
/// </summary>
public sealed class TaskDesk(
    IApprovalStore store,
    IOrganisationStore organisation,
    IProcesses processes,
    FormText texts,
    RequestStory story,
    TaskMail mail,
    IIds ids,
    TimeProvider clock)
{
    /// <summary>The inbox and the mail show no more facts than this.</summary>
    public const int MostFacts = 5;

    /// <summary>
    /// Finds the person (nobody approves his own request, R060; an empty or absent post goes up, so that somebody can always act),
    /// makes the task and mails <c>task.assigned</c>. The caller sets <see cref="StaffTask.BookmarkId"/> of the returned task.
    /// When the same person has already agreed in this round, the task comes back in state <see cref="TaskState.Skipped"/> with outcome Approved.
    /// </summary>
    /// <exception cref="InvalidOperationException">The instance runs for no request, or nobody on the staff could act.</exception>
    /// <exception cref="ArgumentException">The approver rule cannot be read.</exception>
    public async Task<StaffTask> AssignAsync(NewTask task, CancellationToken cancellationToken)
    {
        var request = await store.LockByInstanceAsync(task.InstanceId, cancellationToken)
            ?? throw new InvalidOperationException($"The instance {task.InstanceId} runs for no request, so it can have no tasks.");
        var company = await organisation.CurrentAsync(cancellationToken);
        var question = new ApproverQuestion(request.RequesterId, request.DepartmentId, task.UnitId, task.Kind, clock.GetUtcNow());
        var choice = Approvers.Resolve(company, task.Approver, question);
        var made = await MakeAsync(request, task, choice, cancellationToken);
        store.Add(made);
        if (await HasAgreedAsync(request, task, choice.PersonId, cancellationToken))
            await SkipAsync(request, made, cancellationToken);
        else
            await AnnounceAsync(request, made, cancellationToken);
        return made;
    }

    /// <summary>Mails <c>task.reminder</c> to those who can decide. Does nothing when the task is no longer open.</summary>
    public async Task RemindAsync(string taskId, CancellationToken cancellationToken)
    {
        if (await OpenAsync(taskId, cancellationToken) is not var (request, task))
            return;
        task.RemindedAt = clock.GetUtcNow();
        await mail.ReminderAsync(request, task, cancellationToken);
        await TellAsync(request, task, TimelineKind.Reminded, task.AssigneeId, cancellationToken);
        story.Audit(request, "task.reminded", null, new { task = task.Id, step = task.StepName, assignee = task.AssigneeId });
    }

    /// <summary>
    /// Mails <c>task.escalated</c> to the assignee and to the person that <paramref name="to"/> names (an <see cref="ApproverRule"/>,
    /// or empty for the assignee's superior), who may then decide too if <paramref name="mayDecide"/>. That person is never the
    /// requester of an approval (R060) and is at work; when there is nobody else, the assignee alone is told.
    /// </summary>
    public async Task EscalateAsync(string taskId, string? to, bool mayDecide, CancellationToken cancellationToken)
    {
        if (await OpenAsync(taskId, cancellationToken) is not var (request, task))
            return;
        var company = await organisation.CurrentAsync(cancellationToken);
        var assignee = company.Find(task.AssigneeId);
        var ofAssignee = string.IsNullOrWhiteSpace(to);
        var question = new ApproverQuestion(request.RequesterId, request.DepartmentId, assignee?.DepartmentId, task.Kind, clock.GetUtcNow())
        {
            Except = [task.AssigneeId],
            MustBePresent = true,
        };
        var choice = ofAssignee
            ? Approvers.FindAbove(company, task.AssigneeId, question)
            : Approvers.Find(company, to!, question);
        task.EscalatedToId = choice?.PersonId ?? task.EscalatedToId;
        task.EscalationMayDecide = choice is null ? task.EscalationMayDecide : mayDecide;
        task.Version++;
        await mail.EscalatedAsync(request, task, cancellationToken);
        await TellAsync(request, task, TimelineKind.Escalated, choice?.PersonId ?? task.AssigneeId, cancellationToken);
        story.Audit(request, "task.escalated", null, new { task = task.Id, step = task.StepName, to = choice?.PersonId, mayDecide });
    }

    /// <summary>Nobody decided in time: closes the task as TimedOut.</summary>
    public Task LapseAsync(string taskId, CancellationToken cancellationToken) =>
        CloseAsync(taskId, TaskState.TimedOut, Outcomes.TimedOut, TimelineKind.TimedOut, "task.timed-out", cancellationToken);

    /// <summary>The task is no longer needed (the flow went another way, or the request was withdrawn).</summary>
    public Task CancelAsync(string taskId, CancellationToken cancellationToken) =>
        CloseAsync(taskId, TaskState.Cancelled, Outcomes.Cancelled, TimelineKind.TaskCancelled, "task.cancelled", cancellationToken);

    private async Task<StaffTask> MakeAsync(Request request, NewTask task, ApproverChoice choice, CancellationToken cancellationToken)
    {
        var process = await processes.FindVersionAsync(request.DefinitionVersionId, cancellationToken);
        var inputs = JsonNode.Parse(request.Inputs)?.AsObject() ?? [];
        var facts = process is null ? [] : await texts.FactsAsync(process.Fields, inputs, cancellationToken);
        return new StaffTask
        {
            Id = ids.New(),
            RequestId = request.Id,
            RequestNumber = request.Number,
            DefinitionVersionId = request.DefinitionVersionId,
            InstanceId = request.InstanceId,
            BookmarkId = "",
            Kind = task.Kind,
            StepName = task.StepName,
            Title = request.Title,
            RequesterId = request.RequesterId,
            AssigneeId = choice.PersonId,
            Round = request.Round,
            Outcomes = TaskJson.Write([.. task.Outcomes.Select(WithReason)]),
            Form = TaskJson.Write(task.Fields),
            Facts = TaskJson.Write([.. facts.Concat(task.Facts).Take(MostFacts)]),
            Why = choice.Why,
            CreatedAt = clock.GetUtcNow(),
            DueAt = task.DueAt,
            ExpiresAt = task.ExpiresAt,
            DueRule = task.DueRule,
            LinkNeedsSignIn = task.LinkNeedsSignIn,
        };
    }

    /// <summary>R064: what is turned down is turned down with a reason, whatever the process says.</summary>
    private static TaskOutcome WithReason(TaskOutcome outcome) =>
        Outcomes.AlwaysNeedsReason(outcome.Name) ? outcome with { NeedsComment = true } : outcome;

    /// <summary>P08: the same person in two steps of one round decides once; a deputy's decision is also that of the one he acted for.</summary>
    private async Task<bool> HasAgreedAsync(Request request, NewTask task, string personId, CancellationToken cancellationToken)
    {
        if (task.Kind != TaskKind.Approval || !task.SkipIfAlreadyAgreed || task.Outcomes.All(o => o.Name != Outcomes.Approved))
            return false;
        var tasks = await store.TasksForChangeAsync(request.Id, cancellationToken);
        return tasks.Any(t => t is { Kind: TaskKind.Approval, State: TaskState.Decided, Outcome: Outcomes.Approved }
            && t.Round == request.Round && (t.DecidedById == personId || t.OnBehalfOfId == personId));
    }

    private async Task SkipAsync(Request request, StaffTask task, CancellationToken cancellationToken)
    {
        task.State = TaskState.Skipped;
        task.Outcome = Outcomes.Approved;
        task.DecidedById = task.AssigneeId;
        task.DecidedAt = clock.GetUtcNow();
        task.Channel = Channel.System;
        await TellAsync(request, task, TimelineKind.Skipped, task.AssigneeId, cancellationToken);
        story.Audit(request, "task.skipped", null, new { task = task.Id, step = task.StepName, agreed = task.AssigneeId, round = task.Round });
    }

    private async Task AnnounceAsync(Request request, StaffTask task, CancellationToken cancellationToken)
    {
        await TellAsync(request, task, TimelineKind.TaskAssigned, task.AssigneeId, cancellationToken);
        story.Audit(request, "task.assigned", null, new { task = task.Id, step = task.StepName, assignee = task.AssigneeId, why = task.Why, due = task.DueAt });
        await mail.AssignedAsync(request, task, cancellationToken);
    }

    private async Task CloseAsync(
        string taskId, TaskState state, string outcome, TimelineKind kind, string action, CancellationToken cancellationToken)
    {
        if (await OpenAsync(taskId, cancellationToken) is not var (request, task))
            return;
        (task.State, task.Outcome, task.Channel) = (state, outcome, Channel.System);
        await TellAsync(request, task, kind, task.AssigneeId, cancellationToken);
        story.Audit(request, action, null, new { task = task.Id, step = task.StepName, assignee = task.AssigneeId });
    }

    private async Task<(Request Request, StaffTask Task)?> OpenAsync(string taskId, CancellationToken cancellationToken) =>
        await store.LockByTaskAsync(taskId, cancellationToken) is { Task.State: TaskState.Open } found ? found : null;

    private Task TellAsync(Request request, StaffTask task, TimelineKind kind, string personId, CancellationToken cancellationToken) =>
        story.TellAsync(request, new StoryLine(kind) { StepName = task.StepName, PersonId = personId, Outcome = task.Outcome }, cancellationToken);
}

using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Hands an open task on to somebody else (转交); the former assignee drops out.</summary>
public sealed class TransferTask(
    IUnitOfWork unit, IApprovalStore store, IOrganisationStore organisation, RequestStory story, TaskMail mail, TimeProvider clock)
{
    /// <summary>
    /// <paramref name="to"/> is a person's id or login. Allowed to the assignee, his acting deputy, and administrators.
    /// Never to the requester of an approval (R060) nor to somebody who has left. Problems: <c>unknown-task</c> (404),
    /// <c>not-your-task</c> (403), <c>task-already-decided</c> and <c>task-no-longer-open</c> (409); on the field <c>to</c> (422):
    /// <c>unknown-person</c>, <c>transfer-to-requester</c>, <c>transfer-to-same</c>, <c>transfer-to-absent</c>.
    /// </summary>
    public Task<Result<Request>> RunAsync(
        string personId, string taskId, string to, string? comment, Channel channel, CancellationToken cancellationToken) =>
        unit.RunAsync(token => InUnitAsync(personId, taskId, to, PlainText.Lines(comment), channel, token), cancellationToken);

    private async Task<Result<Request>> InUnitAsync(
        string personId, string taskId, string to, string comment, Channel channel, CancellationToken cancellationToken)
    {
        if (await store.LockByTaskAsync(taskId, cancellationToken) is not var (request, task))
            return Problem.NotFound("unknown-task");
        var now = clock.GetUtcNow();
        var company = await organisation.CurrentAsync(cancellationToken);
        if (!TaskRights.MayTransfer(company, task, personId, now))
            return Problem.Forbidden("not-your-task");
        if (TaskProblems.Closed(company, request, task) is { } closed)
            return closed;
        if (comment.Length > PlainText.MaxLength)
            return Problem.InvalidFields([FieldProblems.TooLong("comment", PlainText.MaxLength, comment.Length)]);
        var key = to.Trim();
        var next = company.Active(key) ?? company.Active(company.FindByLogin(key)?.Id);
        if (WrongReceiver(company, task, next, now) is { } wrong)
            return Problem.InvalidFields([new FieldProblem("to", wrong)]);

        await HandOnAsync(request, task, next!, personId, comment, channel, cancellationToken);
        return request;
    }

    private static string? WrongReceiver(Organisation company, StaffTask task, Person? next, DateTimeOffset now)
    {
        if (next is null)
            return "unknown-person";
        if (next.Id == task.AssigneeId)
            return "transfer-to-same";
        if (task.Kind == TaskKind.Approval && next.Id == task.RequesterId)
            return "transfer-to-requester";
        if (company.AbsenceAt(next.Id, now) is null)
            return null;
        var deputy = company.ActingDeputyOf(next.Id, now);
        return deputy is null || (task.Kind == TaskKind.Approval && deputy.Id == task.RequesterId) ? "transfer-to-absent" : null;
    }

    private async Task HandOnAsync(
        Request request, StaffTask task, Person next, string personId, string comment, Channel channel, CancellationToken cancellationToken)
    {
        var former = task.AssigneeId;
        var onBehalfOf = former == personId ? null : former;
        task.AssigneeId = next.Id;
        task.Why = "transferred";
        task.Version++;
        task.RemindedAt = null;
        if (task.EscalatedToId == next.Id)
            (task.EscalatedToId, task.EscalationMayDecide) = (null, false);
        await story.TellAsync(request, new StoryLine(TimelineKind.Transferred, channel)
        {
            ActorId = personId, OnBehalfOfId = onBehalfOf, StepName = task.StepName, PersonId = next.Id, Comment = comment,
        }, cancellationToken);
        story.Audit(request, "task.transferred", personId, new { task = task.Id, step = task.StepName, from = former, to = next.Id, comment });
        await mail.AssignedAsync(request, task, cancellationToken);
    }
}

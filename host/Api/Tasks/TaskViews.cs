using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Api.People;
using WorkflowCrm.Host.Api.Processes;

namespace WorkflowCrm.Host.Api.Tasks;

/// <summary>Shows tasks in the caller's language.</summary>
internal sealed class TaskViews(ProcessNames processes, Texts texts, TimeProvider time)
{
    public async Task<TaskView> RowAsync(Organisation organisation, StaffTask task, CancellationToken cancellationToken)
    {
        var process = await processes.OfVersionAsync(task.DefinitionVersionId, cancellationToken);
        return new TaskView(
            task.Id,
            task.RequestNumber,
            process.Title(task.Title),
            process.Name,
            process.In(task.StepName),
            task.Kind,
            PersonView.Of(organisation, task.RequesterId),
            PersonView.Of(organisation, task.AssigneeId),
            task.CreatedAt,
            task.DueAt,
            task.State,
            Facts(task, process),
            Outcomes(task, process));
    }

    public async Task<TaskDetailsView> DetailsAsync(
        Organisation organisation, Request request, StaffTask task, string callerId, CancellationToken cancellationToken)
    {
        var process = await processes.OfVersionAsync(task.DefinitionVersionId, cancellationToken);
        var now = time.GetUtcNow();
        var mayDecide = TaskRights.MayDecide(organisation, task, callerId, now);
        return new TaskDetailsView(
            task.Id,
            task.RequestNumber,
            process.Title(task.Title),
            process.Name,
            process.In(task.StepName),
            task.Kind,
            PersonView.Of(organisation, task.RequesterId),
            PersonView.Of(organisation, task.AssigneeId),
            task.CreatedAt,
            task.DueAt,
            task.ExpiresAt,
            task.State,
            Facts(task, process),
            Outcomes(task, process),
            mayDecide,
            mayDecide ? PersonView.Of(organisation, TaskRights.OnBehalfOf(task, callerId)) : null,
            CanAct(organisation, task, now),
            task.Why,
            FormView.Of(StoredJson.List<FormField>(task.Form), process.In),
            StoredJson.Object(request.Inputs),
            Decision(organisation, task));
    }

    public static IReadOnlyList<PersonView> CanAct(Organisation organisation, StaffTask task, DateTimeOffset now) =>
        task.State == TaskState.Open
            ? [.. TaskRights.Deciders(organisation, task, now).Select(p => PersonView.Of(organisation, p.Id)!)]
            : [];

    private static List<TaskFact> Facts(StaffTask task, ProcessNames.Process process) =>
        [.. StoredJson.List<TaskFact>(task.Facts).Select(process.Fact)];

    private List<OutcomeView> Outcomes(StaffTask task, ProcessNames.Process process) =>
        [.. StoredJson.List<TaskOutcome>(task.Outcomes).Select(o => new OutcomeView(o.Name, Label(o, process), o.NeedsComment))];

    private string Label(TaskOutcome outcome, ProcessNames.Process process) =>
        outcome.Label.Length > 0 ? process.In(outcome.Label)
        : texts.Has($"verb.{outcome.Name}") ? texts.Get($"verb.{outcome.Name}")
        : outcome.Name;

    private static TaskDecisionView? Decision(Organisation organisation, StaffTask task) =>
        task.Outcome is not { } outcome ? null : new TaskDecisionView(
            outcome,
            PersonView.Of(organisation, task.DecidedById),
            PersonView.Of(organisation, task.OnBehalfOfId),
            task.DecidedAt,
            task.Comment,
            task.Channel,
            task.FormData is null ? null : StoredJson.Object(task.FormData));
}

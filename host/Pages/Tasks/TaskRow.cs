using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Pages.Tasks;

/// <summary>A task with what a row of the inbox shows of it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Process">Null when its version is no longer known.</param>
/// <param name="Facts">At most five, labels in the reader's language.</param>
/// <param name="Outcomes">The ways to decide it.</param>
/// <param name="OnBehalfOfId">For whom the reader would act; null when the task is his own.</param>
public sealed record TaskRow(
    StaffTask Task,
    ProcessDescription? Process,
    IReadOnlyList<TaskFact> Facts,
    IReadOnlyList<TaskOutcome> Outcomes,
    string? OnBehalfOfId)
{
    /// <summary>An approval without a form can be decided straight from the list.</summary>
    public bool QuickApprove => Task.Kind == TaskKind.Approval && TaskJson.Fields(Task).Count == 0
        && Outcomes.Any(o => o is { Name: Crm.Approvals.Outcomes.Approved, NeedsComment: false });

    public TaskOutcome? Reject => Outcomes.FirstOrDefault(o => o.Name == Crm.Approvals.Outcomes.Rejected);

    public string Title => Process?.TitleIn(Texts.CurrentLanguage, Task.Title) ?? Task.Title;

    public string In(string text) => Process?.In(Texts.CurrentLanguage, text) ?? text;
}

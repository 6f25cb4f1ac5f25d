using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Host.Api.People;

namespace WorkflowCrm.Host.Api.Tasks;

/// <summary>A row of the inbox.</summary>
/// <param name="Title">The title of the request.</param>
/// <param name="Process">The name of the process.</param>
/// <param name="Step">The name of the step.</param>
/// <param name="DueAt">By when it should be done (UTC); null for no limit.</param>
/// <param name="Facts">At most five.</param>
/// <param name="Outcomes">The ways to decide it.</param>
public sealed record TaskView(
    string Id,
    string RequestNumber,
    string Title,
    string Process,
    string Step,
    TaskKind Kind,
    PersonView? Requester,
    PersonView? Assignee,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt,
    TaskState State,
    IReadOnlyList<TaskFact> Facts,
    IReadOnlyList<OutcomeView> Outcomes);

/// <summary>A way to decide a task.</summary>
/// <param name="Name">What the API takes.</param>
/// <param name="Label">In the caller's language.</param>
/// <param name="NeedsComment">A reason is required.</param>
public sealed record OutcomeView(string Name, string Label, bool NeedsComment);

namespace WorkflowCrm.Crm.Approvals;

/// <summary>Which tasks to list.</summary>
/// <param name="AssigneeIds">The person himself and those for whom he acts at the moment; null for everybody's.</param>
/// <param name="EscalatedToId">Also those escalated to this person with the right to decide.</param>
/// <param name="DecidedById">Instead of open tasks, those that this person decided, newest first.</param>
/// <param name="DepartmentId">Only tasks of people of this department.</param>
public sealed record InboxFilter(
    IReadOnlyCollection<string>? AssigneeIds,
    string? EscalatedToId = null,
    string? DecidedById = null,
    string? DepartmentId = null,
    string? Text = null);

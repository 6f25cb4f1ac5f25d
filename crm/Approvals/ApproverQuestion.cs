namespace WorkflowCrm.Crm.Approvals;

/// <summary>For what a person is looked for: the circumstances that decide who is meant by an approver rule.</summary>
/// <param name="RequesterId">Who asked; never decides an approval of his own request (R060).</param>
/// <param name="RequesterDepartmentId">His department when he asked.</param>
/// <param name="UnitId">The department for the <c>…-of-unit</c> rules; null when the step is about none.</param>
/// <param name="Kind">Work and revision may well fall to the requester himself.</param>
/// <param name="Now">Absences at this moment count.</param>
public sealed record ApproverQuestion(string RequesterId, string RequesterDepartmentId, string? UnitId, TaskKind Kind, DateTimeOffset Now)
{
    /// <summary>People who are not looked for, e.g. the assignee when a task is escalated.</summary>
    public IReadOnlyCollection<string> Except { get; init; } = [];

    /// <summary>An absent person will not do even if a deputy acts for him.</summary>
    public bool MustBePresent { get; init; }
}

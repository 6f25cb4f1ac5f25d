namespace WorkflowCrm.Crm.Approvals;

/// <summary>
/// Who is meant by a step's "approver", as a process owner writes it:
/// <c>requester</c>, <c>manager-of-requester</c>, <c>leader-of-requester</c>, <c>manager-of-unit</c>, <c>leader-of-unit</c>,
/// <c>superior-of-requester</c>, <c>gm</c>, <c>chairman</c>, <c>role:{key}</c>, <c>person:{login}</c>.
/// </summary>
public static class ApproverRule
{
    /// <summary>The rules without parameters, for the designer's list.</summary>
    public static IReadOnlyList<string> Simple { get; } =
    [
        "requester", "manager-of-requester", "leader-of-requester", "superior-of-requester",
        "manager-of-unit", "leader-of-unit", "gm", "chairman",
    ];
}

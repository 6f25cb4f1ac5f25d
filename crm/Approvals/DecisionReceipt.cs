namespace WorkflowCrm.Crm.Approvals;

/// <summary>Remembers a decision by its idempotency key, so that the same key again answers the same.</summary>
public sealed class DecisionReceipt
{
    public required string PersonId { get; init; }

    public required string Key { get; init; }

    public required string TaskId { get; init; }

    /// <summary>SHA-256 of what was sent: the same key with other content is refused.</summary>
    public required string ContentHash { get; init; }

    public required DateTimeOffset At { get; init; }
}

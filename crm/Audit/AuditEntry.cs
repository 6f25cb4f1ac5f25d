namespace WorkflowCrm.Crm.Audit;

/// <summary>One line of the audit trail: appended, never changed, chained by hash.</summary>
public sealed class AuditEntry
{
    /// <summary>Counts from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The person's id, or <c>system</c>.</summary>
    public required string ActorId { get; init; }

    /// <summary>What was done, e.g. <c>task.decided</c>, <c>archive.refused</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, e.g. <c>request/DA-20261125-001</c> or <c>customer/TF-S-A-…</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON with the particulars; no secrets.</summary>
    public required string Detail { get; init; }

    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above, 64 lower-case hex characters.</summary>
    public required string Hash { get; init; }
}

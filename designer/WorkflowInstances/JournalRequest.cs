namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>Which lines of a journal the Studio wants.</summary>
public sealed record JournalRequest(JournalFilter? Filter);

/// <summary>What a line must be; what is null or empty leaves it open.</summary>
public sealed record JournalFilter
{
    public IReadOnlyList<string>? ActivityIds { get; init; }

    public IReadOnlyList<string>? ActivityNodeIds { get; init; }

    public IReadOnlyList<string>? ExcludedActivityTypes { get; init; }

    public IReadOnlyList<string>? EventNames { get; init; }
}

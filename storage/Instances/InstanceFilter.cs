using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Storage.Instances;

/// <summary>Which instances a list shows, and in which order; what is null leaves it open.</summary>
public sealed record InstanceFilter
{
    /// <summary>Part of the id, the name, the correlation id or the definition's id, in any case.</summary>
    public string? Search { get; init; }

    public IReadOnlyList<string>? Ids { get; init; }

    public IReadOnlyList<string>? DefinitionIds { get; init; }

    public string? DefinitionVersionId { get; init; }

    public int? Version { get; init; }

    public string? CorrelationId { get; init; }

    public IReadOnlyList<InstanceStatus>? Statuses { get; init; }

    public IReadOnlyList<InstanceSubStatus>? SubStatuses { get; init; }

    public bool? HasIncidents { get; init; }

    /// <summary>Only those of the program's own definitions, or only the others.</summary>
    public bool? IsSystem { get; init; }

    public IReadOnlyList<InstanceMoment> Moments { get; init; } = [];

    public InstanceOrder Order { get; init; } = InstanceOrder.Created;

    public bool Descending { get; init; } = true;
}

/// <summary>By what a list of instances is ordered.</summary>
public enum InstanceOrder
{
    Created,

    /// <summary>By the last burst.</summary>
    Updated,

    Finished,

    Name,
}

/// <summary>A limit on one of an instance's moments.</summary>
public sealed record InstanceMoment(InstanceOrder Of, MomentComparison Comparison, DateTimeOffset Instant);

/// <summary>How a moment compares with its limit.</summary>
public enum MomentComparison
{
    Is,

    IsNot,

    Before,

    After,

    NotAfter,

    NotBefore,
}

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>What the Studio's list of instances asks for, as it is posted.</summary>
public sealed record InstanceQuery
{
    /// <summary>From 0.</summary>
    public int? Page { get; init; }

    public int? PageSize { get; init; }

    public string? SearchTerm { get; init; }

    public string? DefinitionId { get; init; }

    public IReadOnlyList<string>? DefinitionIds { get; init; }

    public string? CorrelationId { get; init; }

    public int? Version { get; init; }

    public bool? HasIncidents { get; init; }

    public bool? IsSystem { get; init; }

    public string? Status { get; init; }

    public IReadOnlyList<string>? Statuses { get; init; }

    public string? SubStatus { get; init; }

    public IReadOnlyList<string>? SubStatuses { get; init; }

    /// <summary>Created, LastExecuted, Finished or Name.</summary>
    public string? OrderBy { get; init; }

    /// <summary>Ascending or Descending.</summary>
    public string? OrderDirection { get; init; }

    public IReadOnlyList<TimestampQuery>? TimestampFilters { get; init; }
}

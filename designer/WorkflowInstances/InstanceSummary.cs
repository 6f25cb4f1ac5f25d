namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>A row of the Studio's list of instances. The Studio drops it when it does not know the definition's version.</summary>
public record InstanceSummary
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required int Version { get; init; }

    /// <summary>Running or Finished.</summary>
    public required string Status { get; init; }

    /// <summary>Pending, Executing, Suspended, Finished, Cancelled or Faulted.</summary>
    public required string SubStatus { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public int IncidentCount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

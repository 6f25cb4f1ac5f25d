using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Storage.Instances;

/// <summary>What lists show of an instance, and the row that is locked while it runs. The state itself lies apart, so that lists stay narrow.</summary>
public sealed class InstanceRow
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; set; }

    public required int DefinitionVersion { get; set; }

    public required InstanceStatus Status { get; set; }

    public required InstanceSubStatus SubStatus { get; set; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public string? ParentInstanceId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public int IncidentCount { get; set; }

    /// <summary>Counts the bursts that were stored; a burst that did not see the last one is refused.</summary>
    public int RowVersion { get; set; }
}

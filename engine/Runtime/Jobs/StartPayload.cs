using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>Which instance is to be started.</summary>
public sealed record StartPayload
{
    public required string DefinitionId { get; init; }

    /// <summary>The version that was published when the start was asked for; null means the one published when it happens.</summary>
    public string? DefinitionVersionId { get; init; }

    /// <summary>The id of the instance to be made; when it exists already nothing happens.</summary>
    public required string InstanceId { get; init; }

    public string? TriggerActivityId { get; init; }

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    public string? ParentInstanceId { get; init; }

    /// <summary>How many instances have started each other down to this one.</summary>
    public int Depth { get; init; }

    /// <summary>The hash of the parent's bookmark that waits for its end; null when nobody waits.</summary>
    public string? ReportsTo { get; init; }

    /// <summary>Whether the definition's activation strategy has a say.</summary>
    public bool IsActivation { get; init; }

    public JsonObject? Input { get; init; }
}

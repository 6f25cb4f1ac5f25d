using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Execution;

/// <summary>One run of one node that is still open.</summary>
public sealed class ActivityExecution
{
    /// <summary>The instance's id, a dot and a number: the same burst run again gives the same id, so it serves as an idempotency key.</summary>
    public required string Id { get; init; }

    /// <summary>The container's execution; null for the root.</summary>
    public string? ParentId { get; init; }

    public required string NodeId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public ExecutionStatus Status { get; set; }

    /// <summary>Values of the variables of this scope, by variable id; iteration variables by name.</summary>
    public Dictionary<string, object?>? Variables { get; set; }

    /// <summary>The activity's own scratch space.</summary>
    public JsonObject? Properties { get; set; }
}

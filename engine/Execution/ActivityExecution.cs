using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Compilation;

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

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ExecutionStatus Status { get; set; }

    /// <summary>Values of the variables of this scope, by variable id; iteration variables by name.</summary>
    public Dictionary<string, object?>? Variables { get; set; }

    /// <summary>The activity's own scratch space.</summary>
    public JsonObject? Properties { get; set; }

    /// <summary>Where a container that runs its children in turn has got to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Position { get; set; }

    /// <summary>A Break passed through this container: it ends when its child does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsBreaking { get; set; }

    /// <summary>How often it was run again after it had failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Retries { get; set; }

    /// <summary>The flowchart came back to this node by an arrow that closes a loop.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CameBack { get; set; }

    /// <summary>The visits of a flowchart.</summary>
    public FlowState? Flow { get; set; }

    [JsonIgnore]
    internal ActivityExecution? Parent { get; set; }

    [JsonIgnore]
    internal CompiledNode Node { get; set; } = null!;

    [JsonIgnore]
    internal ActivityContext Context { get; set; } = null!;

    /// <summary>The activity's object; made again in each burst that needs it.</summary>
    [JsonIgnore]
    internal Activity? Activity { get; set; }

    [JsonIgnore]
    internal int RunningChildren { get; set; }

    /// <summary>Children that are faulted or cut: open, but nothing will move them by itself.</summary>
    [JsonIgnore]
    internal int HaltedChildren { get; set; }

    [JsonIgnore]
    internal int QueuedChildren { get; set; }

    [JsonIgnore]
    internal bool IsHalted => Status is ExecutionStatus.Faulted or ExecutionStatus.Cut;

    [JsonIgnore]
    internal bool IsOpen => Status == ExecutionStatus.Running || IsHalted;

    /// <summary>Whether the other one contains this one, however deep.</summary>
    internal bool IsWithin(ActivityExecution container)
    {
        var scope = Parent;
        while (scope is not null && scope != container)
        {
            scope = scope.Parent;
        }

        return scope is not null;
    }
}

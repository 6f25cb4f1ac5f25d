using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>What is needed to start an instance of the published version of a definition.</summary>
public sealed record StartInstance
{
    public required string DefinitionId { get; init; }

    /// <summary>The id of the new instance; made when null.</summary>
    public string? InstanceId { get; init; }

    public IReadOnlyDictionary<string, object?> Input { get; init; } = new Dictionary<string, object?>();

    public string? CorrelationId { get; init; }

    public string? Name { get; init; }

    /// <summary>The trigger that starts the run: its flowchart begins there, and it does not wait.</summary>
    public string? TriggerActivityId { get; init; }

    public string? ParentInstanceId { get; init; }

    /// <summary>A version to run instead of the published one, e.g. a snapshot for a test run.</summary>
    public string? DefinitionVersionId { get; init; }

    /// <summary>How many instances have started each other down to this one; 0 for one that a person, a trigger or a schedule starts.</summary>
    public int Depth { get; init; }

    /// <summary>The hash of the parent's bookmark that waits for its end; null when nobody waits.</summary>
    public string? ReportsTo { get; init; }

    /// <summary>The parent's burst, when the first one runs within it: the parent sees how it ends and needs no report then.</summary>
    internal Burst? Within { get; init; }
}

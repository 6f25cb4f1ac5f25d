using System.Text.Json.Serialization;

namespace WorkflowCrm.Engine.Execution;

/// <summary>All that is known of one instance between two bursts. Plain data: no behaviour, no references to the definition.</summary>
public sealed class InstanceState
{
    /// <summary>The shape that this program writes.</summary>
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; set; } = CurrentSchemaVersion;

    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The immutable version that the instance runs on; only a migration changes it.</summary>
    public required string DefinitionVersionId { get; set; }

    public required int DefinitionVersion { get; set; }

    public InstanceStatus Status { get; set; }

    public InstanceSubStatus SubStatus { get; set; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    public string? ParentInstanceId { get; init; }

    /// <summary>How many instances have started each other down to this one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Depth { get; init; }

    /// <summary>The hash of the parent's bookmark that waits for the end of this one; null when nobody waits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReportsTo { get; init; }

    /// <summary>Whether it has started others, which end with it when it is cancelled.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasChildren { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When the status became Finished (UTC); null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The trigger that started the instance; null when it was started directly.</summary>
    public string? TriggerActivityId { get; init; }

    public List<Bookmark> Bookmarks { get; init; } = [];

    public List<Incident> Incidents { get; init; } = [];

    /// <summary>The inputs that outlive a wait.</summary>
    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, object?> Input { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)]
    public Dictionary<string, object?> Output { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Values of the workflow's variables, by variable id; one that was never set is absent.</summary>
    public Dictionary<string, object?> Variables { get; init; } = [];

    /// <summary>Outputs of activities by node and name, when a script of the definition asks for them.</summary>
    public Dictionary<string, Dictionary<string, object?>>? ActivityOutputs { get; set; }

    /// <summary>The last result of an activity, when a script of the definition asks for it.</summary>
    public object? LastResult { get; set; }

    /// <summary>The executions that are open, containers before what they contain.</summary>
    public List<ActivityExecution> Executions { get; init; } = [];

    /// <summary>The next line number of the journal.</summary>
    public long NextSequence { get; set; }

    /// <summary>The number in the next execution's id.</summary>
    public int NextExecution { get; set; }

    /// <summary>Writes the state; numbers, texts, booleans and JSON values survive as they are, other values as their text.</summary>
    public string ToJson() => StateJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is no state, or was written by a newer program.</exception>
    public static InstanceState FromJson(string json) => StateJson.Read(json);
}

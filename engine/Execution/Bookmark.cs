using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Engine.Execution;

/// <summary>A place where an instance waits. Stored with the instance and, for look-up by stimulus, as a row of its own.</summary>
public sealed record Bookmark
{
    public required string Id { get; init; }

    /// <summary>What it waits for: an activity type or a word of the activity's own ("decision", "remind").</summary>
    public required string Name { get; init; }

    /// <summary>Upper-case hex SHA-256 of name, payload and, when instance-scoped, the execution's id.</summary>
    public required string Hash { get; init; }

    public JsonNode? Payload { get; init; }

    /// <summary>What whoever brings the stimulus must know besides, e.g. who may call an endpoint; no part of the hash.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? Settings { get; init; }

    public required string ActivityId { get; init; }

    public required string NodeId { get; init; }

    /// <summary>The activity execution that waits.</summary>
    public required string ExecutionId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When set, the bookmark is a timer: a job resumes it at this instant (UTC), unless it is gone by then.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Removed by its first resumption.</summary>
    public bool AutoBurn { get; init; } = true;

    /// <summary>Found by what it waits for, so that a stimulus that came too early may be waiting for it; others are resumed by their id alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsShared { get; init; }
}

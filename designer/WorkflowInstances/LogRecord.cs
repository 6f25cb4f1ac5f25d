using System.Text.Json.Nodes;

namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>A line of the journal as the Studio wants it.</summary>
public sealed record LogRecord(
    string Id,
    string ActivityInstanceId,
    string? ParentActivityInstanceId,
    string ActivityId,
    string ActivityType,
    string? ActivityName,
    string NodeId,
    DateTimeOffset Timestamp,
    long Sequence,
    string EventName,
    string? Message,
    JsonObject ActivityState,
    JsonNode? Payload)
{
    public int ActivityTypeVersion { get; } = 1;

    public string? Source { get; }
}

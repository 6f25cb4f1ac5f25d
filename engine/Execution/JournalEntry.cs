using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Execution;

/// <summary>One line of an instance's journal. A burst's lines are stored together as one row.</summary>
/// <param name="Sequence">Counts from 0 within the instance, over all bursts.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Event">Started, Resumed, Suspended, Completed, Canceled, Faulted…</param>
public sealed record JournalEntry(
    long Sequence,
    DateTimeOffset At,
    string Event,
    string ActivityId,
    string NodeId,
    string ActivityType,
    string? ActivityName,
    string ExecutionId,
    string? Message = null,
    JsonNode? Payload = null);

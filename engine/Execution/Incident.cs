using System.Text.Json.Serialization;

namespace WorkflowCrm.Engine.Execution;

/// <summary>What went wrong in an activity, kept with the instance until somebody deals with it.</summary>
/// <param name="ExecutionId">What a retry or a skip names.</param>
public sealed record Incident(
    string ActivityId,
    string NodeId,
    string ActivityType,
    string ExecutionId,
    string Message,
    string? ExceptionType,
    string? Detail,
    DateTimeOffset At)
{
    /// <summary>Whether an activity failed, or the instance itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public IncidentKind Kind { get; init; }
}

namespace WorkflowCrm.Engine.Execution;

/// <summary>What went wrong in an activity, kept with the instance until somebody deals with it.</summary>
public sealed record Incident(
    string ActivityId,
    string NodeId,
    string ActivityType,
    string ExecutionId,
    string Message,
    string? ExceptionType,
    string? Detail,
    DateTimeOffset At);

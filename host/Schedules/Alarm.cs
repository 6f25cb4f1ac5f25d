namespace WorkflowCrm.Host.Schedules;

/// <summary>When a schedule is to be looked at next.</summary>
/// <param name="TriggerId">Whose schedule.</param>
/// <param name="At">UTC.</param>
internal sealed record Alarm(string TriggerId, DateTimeOffset At);

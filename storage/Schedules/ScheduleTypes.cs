namespace WorkflowCrm.Storage.Schedules;

/// <summary>The activity types whose triggers are moments in time.</summary>
public static class ScheduleTypes
{
    /// <summary>Every so often; payload: <c>StartAt</c> (instant), <c>Interval</c>.</summary>
    public const string Timer = "Elsa.Timer";

    /// <summary>As an expression says; payload: <c>CronExpression</c>.</summary>
    public const string Cron = "Elsa.Cron";

    /// <summary>Once; payload: <c>DateTime</c> (instant).</summary>
    public const string StartAt = "Elsa.StartAt";

    public static IReadOnlyList<string> All { get; } = [Timer, Cron, StartAt];
}

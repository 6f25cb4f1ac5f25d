namespace WorkflowCrm.Engine.Activities.Time;

/// <summary>The types of the triggers that start workflows by the clock, and what their payloads hold.</summary>
public static class ScheduleKeys
{
    /// <summary>The payload has <see cref="StartAt"/> and <see cref="Interval"/>.</summary>
    public const string Timer = "Elsa.Timer";

    /// <summary>The payload has <see cref="CronExpression"/>.</summary>
    public const string Cron = "Elsa.Cron";

    /// <summary>The payload has <see cref="DateTime"/>; a moment that is past when the version is published starts the workflow at once.</summary>
    public const string Once = "Elsa.StartAt";

    /// <summary>The first instant of a timer (ISO 8601, UTC).</summary>
    public const string StartAt = "StartAt";

    /// <summary>What lies between two instants of a timer, as days.hours:minutes:seconds.</summary>
    public const string Interval = "Interval";

    /// <summary>To be read with <see cref="Time.CronExpression.Parse"/>.</summary>
    public const string CronExpression = "CronExpression";

    /// <summary>The only instant (ISO 8601, UTC).</summary>
    public const string DateTime = "DateTime";

    /// <summary>The three of them.</summary>
    public static IReadOnlyList<string> Types { get; } = [Timer, Cron, Once];

    internal const string ResumeAt = "ResumeAt";

    internal const string ExecuteAt = "ExecuteAt";
}

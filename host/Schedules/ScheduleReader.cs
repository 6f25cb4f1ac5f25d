using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Time;
using WorkflowCrm.Engine.Runtime.Stimuli;

namespace WorkflowCrm.Host.Schedules;

/// <summary>Makes schedules of the payloads of triggers.</summary>
internal static class ScheduleReader
{
    // A workflow that starts more often than this is a mistake, and would keep a node busy with nothing else.
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(3660);

    /// <param name="zone">Whose clocks cron expressions mean.</param>
    /// <exception cref="FormatException">The payload says no moment; the message says what is wrong.</exception>
    public static Schedule Read(TriggerRecord trigger, TimeZoneInfo zone) => trigger.Name switch
    {
        ScheduleKeys.Cron => new CronSchedule(trigger, CronExpression.Parse(Text(trigger, ScheduleKeys.CronExpression)), zone),
        ScheduleKeys.Timer => new TimerSchedule(trigger, Instant(trigger, ScheduleKeys.StartAt), Interval(trigger)),
        ScheduleKeys.Once => new MomentSchedule(trigger, Instant(trigger, ScheduleKeys.DateTime)),
        _ => throw new FormatException($"A trigger of the type '{trigger.Name}' names no moments."),
    };

    private static TimeSpan Interval(TriggerRecord trigger) =>
        TimeSpan.TryParseExact(Text(trigger, ScheduleKeys.Interval), "c", CultureInfo.InvariantCulture, out var interval) && interval >= s_shortest && interval <= s_longest
            ? TimeSpan.FromTicks(Whole(interval.Ticks))
            : throw new FormatException($"The interval '{Text(trigger, ScheduleKeys.Interval)}' must be between a second and ten years, e.g. 00:05:00.");

    private static DateTimeOffset Instant(TriggerRecord trigger, string key) =>
        DateTimeOffset.TryParse(Text(trigger, key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) && instant.Year is >= 1970 and < 9000
            ? new DateTimeOffset(Whole(instant.Ticks), TimeSpan.Zero)
            : throw new FormatException($"'{Text(trigger, key)}' is no moment; write it like 2026-03-02T09:00:00+08:00.");

    // The databases keep microseconds: a moment that is not exactly what is remembered of it would come again.
    private static long Whole(long ticks) => ticks - (ticks % TimeSpan.TicksPerMillisecond);

    private static string Text(TriggerRecord trigger, string key) =>
        (trigger.Payload as JsonObject)?[key]?.ToString() ?? throw new FormatException($"The trigger does not say '{key}'.");
}

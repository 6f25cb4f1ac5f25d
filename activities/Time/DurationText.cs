using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Activities.Time;

/// <summary>Durations as process owners write them into inputs: <c>1wd</c>, <c>4wh</c>, <c>2h</c>; empty means none.</summary>
internal static class DurationText
{
    /// <summary>When the duration is over (UTC); null when none is given.</summary>
    /// <exception cref="FormatException">The text is not a duration; the message says what is expected.</exception>
    public static DateTimeOffset? After(this WorkingCalendar calendar, DateTimeOffset start, string? duration) =>
        string.IsNullOrWhiteSpace(duration) ? null : calendar.Add(start, WorkingDuration.Parse(duration));

    /// <summary>The canonical text; null when none is given.</summary>
    public static string? Normalise(string? duration) =>
        string.IsNullOrWhiteSpace(duration) ? null : WorkingDuration.Parse(duration).ToString();
}

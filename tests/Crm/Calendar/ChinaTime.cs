using System.Globalization;
using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Crm.Tests.Calendar;

/// <summary>Writes instants the way the rules do: as wall-clock time in Shanghai.</summary>
internal static class ChinaTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static WorkingCalendar China { get; } = WorkingCalendar.China();

    public static DateTimeOffset At(string text) =>
        new DateTimeOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Offset).ToUniversalTime();

    public static string Shown(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

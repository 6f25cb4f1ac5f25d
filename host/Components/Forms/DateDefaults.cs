using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Host.Components.Forms;

/// <summary>Reads the defaults of date fields: a date, <c>today</c>, <c>today+3wd</c> or <c>today+7d</c>.</summary>
public static partial class DateDefaults
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.China();

    /// <returns>A date as <c>yyyy-MM-dd</c>; null when the default says none.</returns>
    public static string? Of(string text, DateOnly today)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Written(date);
        if (Pattern().Match(text) is not { Success: true } match)
            return null;
        var count = match.Groups["n"].Success ? int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture) : 0;
        return Written(match.Groups["unit"].Value == "wd" ? WorkingDaysAfter(today, count) : today.AddDays(count));
    }

    private static DateOnly WorkingDaysAfter(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (Calendar.IsWorkingDay(day))
                count--;
        }
        return day;
    }

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^today(\+(?<n>\d{1,3})(?<unit>wd|d))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

using System.Globalization;
using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Crm.Approvals.Forms;

/// <summary>The dates that forms speak of.</summary>
public static class FieldDate
{
    private const string Format = "yyyy-MM-dd";

    public static bool TryParse(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    public static string Write(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>
    /// The date that a process owner wrote as a default or a limit: a literal, <c>today</c>, or <c>today+3wd</c> (working days) or
    /// <c>today+7d</c>; also with a minus.
    /// </summary>
    /// <param name="text">What he wrote.</param>
    /// <param name="today">Today in the company's time zone.</param>
    /// <param name="days">Which dates are worked.</param>
    public static bool TryResolve(string? text, DateOnly today, WorkingDays days, out DateOnly date)
    {
        var rule = text?.Trim().ToLowerInvariant() ?? "";
        if (!rule.StartsWith("today", StringComparison.Ordinal))
            return TryParse(rule, out date);
        date = today;
        var shift = rule["today".Length..].Trim();
        if (shift.Length == 0)
            return true;
        if (shift[0] is not ('+' or '-') || !WorkingDuration.TryParse(shift[1..], out var duration))
            return false;
        var amount = shift[0] == '-' ? -duration.Amount : duration.Amount;
        (var known, date) = duration.Unit switch
        {
            DurationUnit.WorkingDay => (true, days.Add(today, amount)),
            DurationUnit.Day => (true, today.AddDays(amount)),
            _ => (false, today),
        };
        return known;
    }
}

using System.Collections.Frozen;

namespace WorkflowCrm.Crm.Calendar;

/// <summary>
/// Which dates are worked: the plain week, less the announced days off, plus the make-up days (调休).
/// Dates are dates of the company's time zone; this class knows no hours.
/// </summary>
public sealed class WorkingDays
{
    private readonly FrozenSet<DayOfWeek> _week;
    private readonly HolidayTable _holidays;

    /// <summary>Makes the days of a company.</summary>
    /// <param name="holidays">Announced days off and make-up days.</param>
    /// <param name="week">The days of the plain week that are worked; Monday to Friday when not given.</param>
    /// <exception cref="ArgumentException">No day of the week is worked.</exception>
    public WorkingDays(HolidayTable holidays, IEnumerable<DayOfWeek>? week = null)
    {
        _holidays = holidays;
        _week = (week ?? [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]).ToFrozenSet();
        if (_week.Count == 0)
            throw new ArgumentException("At least one day of the week must be worked.", nameof(week));
    }

    /// <summary>False when the holidays of that year are not announced yet, so that the plain week is only an assumption.</summary>
    public bool IsAnnounced(int year) => _holidays.AnnouncedYears.Contains(year);

    /// <summary>Why that date is, or is not, worked.</summary>
    public DayKind KindOf(DateOnly date)
    {
        if (_holidays.DaysOff.ContainsKey(date))
            return DayKind.Holiday;
        if (_week.Contains(date.DayOfWeek))
            return DayKind.WorkingDay;
        return _holidays.MakeUpDays.ContainsKey(date) ? DayKind.MakeUpDay : DayKind.Weekend;
    }

    /// <summary>The festival of a day off or make-up day (春节); null for ordinary days.</summary>
    public string? NameOf(DateOnly date) =>
        _holidays.DaysOff.TryGetValue(date, out var name) || _holidays.MakeUpDays.TryGetValue(date, out name) ? name : null;

    /// <summary>True for ordinary working days and make-up days.</summary>
    public bool IsWorkingDay(DateOnly date) => KindOf(date) is DayKind.WorkingDay or DayKind.MakeUpDay;

    /// <summary>That date when it is worked, else the next working day.</summary>
    public DateOnly OnOrAfter(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>That date when it is worked, else the working day before it (archiving on the 25th, G24; the week's last working day, G62).</summary>
    public DateOnly OnOrBefore(DateOnly date)
    {
        while (!IsWorkingDay(date))
            date = date.AddDays(-1);
        return date;
    }

    /// <summary>
    /// The <paramref name="count"/>-th working day after that date; the first working day after it is day 1 (G57). Negative counts go back; 0 is the date itself.
    /// </summary>
    public DateOnly Add(DateOnly date, int count)
    {
        for (; count > 0; count--)
            date = OnOrAfter(date.AddDays(1));
        for (; count < 0; count++)
            date = OnOrBefore(date.AddDays(-1));
        return date;
    }

    /// <summary>How many working days lie from <paramref name="first"/> to <paramref name="last"/>, both included; 0 when they are in the wrong order.</summary>
    public int Count(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var date = first; date <= last; date = date.AddDays(1))
            count += IsWorkingDay(date) ? 1 : 0;
        return count;
    }

    /// <summary>The n-th working day of a month (1 = first; the 3rd confirms the plan, R155); it lies in the next month when the month has fewer.</summary>
    public DateOnly NthOfMonth(int year, int month, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Add(new DateOnly(year, month, 1).AddDays(-1), n);
    }

    /// <summary>The n-th working day from the month's end (1 = last; the last three make the monthly plan, R155).</summary>
    public DateOnly NthLastOfMonth(int year, int month, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        return Add(new DateOnly(year, month, 1).AddMonths(1), -n);
    }
}

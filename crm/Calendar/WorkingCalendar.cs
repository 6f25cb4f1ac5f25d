namespace WorkflowCrm.Crm.Calendar;

/// <summary>
/// The company's working time: which moments count, when a duration is over, how much working time lies between two moments.
/// Immutable and free of I/O. Instants go in with any offset and come out in UTC; a window includes its start and not its end.
/// Every operation walks the dates between start and end once, so ten years take a few milliseconds.
/// </summary>
/// <param name="days">Which dates are worked.</param>
/// <param name="hours">The hours of a working day.</param>
/// <param name="zone">The time zone in which dates and hours are meant.</param>
public sealed class WorkingCalendar(WorkingDays days, WorkingHours hours, TimeZoneInfo zone)
{
    /// <summary>The name of the company's default time zone.</summary>
    public const string DefaultZone = "Asia/Shanghai";

    /// <summary>Which dates are worked.</summary>
    public WorkingDays Days => days;

    /// <summary>The hours of a working day.</summary>
    public WorkingHours Hours => hours;

    /// <summary>The time zone in which dates and hours are meant.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The default calendar: Monday to Friday, 09:00–12:00 and 13:00–18:00, China's announced holidays, Asia/Shanghai.</summary>
    public static WorkingCalendar China() =>
        new(new WorkingDays(HolidayFile.LoadChina()), WorkingHours.Standard, TimeZoneInfo.FindSystemTimeZoneById(DefaultZone));

    /// <summary>True when that date is worked.</summary>
    public bool IsWorkingDay(DateOnly date) => days.IsWorkingDay(date);

    /// <summary>False when the holidays of that year are not announced yet and Monday to Friday is only an assumption.</summary>
    public bool IsAnnounced(int year) => days.IsAnnounced(year);

    /// <summary>The date that the company's wall calendar shows at that moment.</summary>
    public DateOnly LocalDate(DateTimeOffset instant) => zone.DateOf(instant);

    /// <summary>The moment (UTC) at which the company's clock shows that time on that date.</summary>
    public DateTimeOffset At(DateOnly date, TimeOnly time) => zone.InstantOf(date, time.ToTimeSpan());

    /// <summary>The end of work on that date (UTC), whether or not it is worked: what “by the end of work” means (R077).</summary>
    public DateTimeOffset EndOfWork(DateOnly date) => zone.InstantOf(date, hours.Windows[^1].EndOffset);

    /// <summary>True when working time runs at that moment.</summary>
    public bool IsWorkingTime(DateTimeOffset instant) => NextOpening(instant) == instant;

    /// <summary>That moment (UTC) when working time runs at it, else the next moment at which it begins to run.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset instant)
    {
        instant = instant.ToUniversalTime();
        for (var date = LocalDate(instant); ; date = date.AddDays(1))
        {
            if (!days.IsWorkingDay(date))
                continue;
            foreach (var window in hours.Windows)
            {
                if (Clip(date, window, instant) is { Length.Ticks: > 0 } open)
                    return open.From;
            }
        }
    }

    /// <summary>
    /// When that duration is over (UTC). Working units count working time only and begin at the next opening when the start lies outside;
    /// a duration that fills a window ends at the window's end, not at the start of the next. Zero ends at the start.
    /// </summary>
    /// <remarks>R061: Monday 10:00 + 3wd = Thursday 10:00. R203, G27: Friday 16:00 + 8wh = Monday 16:00.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The result lies beyond the year 9999.</exception>
    public DateTimeOffset Add(DateTimeOffset start, WorkingDuration duration) => AddPercent(start, duration, 100);

    /// <summary>When that percentage of the duration is over (UTC): 50 and 75 for warnings, 100 for the breach, 150 for the escalation (R207).</summary>
    /// <param name="start">When counting starts.</param>
    /// <param name="duration">The whole duration.</param>
    /// <param name="percent">From 0 to 1000.</param>
    public DateTimeOffset AddPercent(DateTimeOffset start, WorkingDuration duration, int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 1000);
        var length = new TimeSpan(duration.Length(hours.DayLength).Ticks * percent / 100);
        return duration.CountsWorkingTime ? AddWorkingTime(start, length) : start.ToUniversalTime() + length;
    }

    /// <summary>When that much working time is over (UTC); for the rest of a clock that was stopped and resumes (R208).</summary>
    /// <param name="start">When counting starts.</param>
    /// <param name="workingTime">Working time, not negative, of any precision.</param>
    public DateTimeOffset AddWorkingTime(DateTimeOffset start, TimeSpan workingTime) => Walk(start.ToUniversalTime(), workingTime, null);

    /// <summary>
    /// Exactly how much working time lies between two moments; negative when <paramref name="to"/> is before <paramref name="from"/>.
    /// </summary>
    public TimeSpan WorkingMinutesBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
            return -WorkingMinutesBetween(to, from);

        (from, to) = (from.ToUniversalTime(), to.ToUniversalTime());
        var total = TimeSpan.Zero;
        var last = LocalDate(to);
        for (var date = LocalDate(from); date <= last; date = date.AddDays(1))
        {
            if (!days.IsWorkingDay(date))
                continue;
            foreach (var window in hours.Windows)
            {
                var open = Clip(date, window, from);
                var end = open.To < to ? open.To : to;
                if (end > open.From)
                    total += end - open.From;
            }
        }

        return total;
    }

    /// <summary>The same as <see cref="Add(DateTimeOffset, WorkingDuration)"/>, with the reasons: what was counted, and which days were skipped or made up.</summary>
    public Reckoning Explain(DateTimeOffset start, WorkingDuration duration)
    {
        start = start.ToUniversalTime();
        var walked = new List<ReckonedDay>();
        var due = duration.CountsWorkingTime ? Walk(start, duration.Length(hours.DayLength), walked) : Add(start, duration);
        int[] unannounced = [.. walked.Select(day => day.Date.Year).Distinct().Where(year => !IsAnnounced(year))];
        return new Reckoning(start, duration, due, walked) { UnannouncedYears = unannounced };
    }

    private DateTimeOffset Walk(DateTimeOffset start, TimeSpan rest, List<ReckonedDay>? walked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rest, TimeSpan.Zero);
        var reached = start;
        for (var date = LocalDate(start); rest > TimeSpan.Zero; date = date.AddDays(1))
        {
            var counted = walked is null ? null : new List<CountedSpan>();
            if (days.IsWorkingDay(date))
                (reached, rest) = CountDay(date, start, reached, rest, counted);
            walked?.Add(new ReckonedDay(date, days.KindOf(date), days.NameOf(date), counted!));
        }

        return reached;
    }

    private (DateTimeOffset Reached, TimeSpan Left) CountDay(DateOnly date, DateTimeOffset start, DateTimeOffset reached, TimeSpan rest, List<CountedSpan>? counted)
    {
        foreach (var window in hours.Windows)
        {
            var open = Clip(date, window, start);
            if (open.Length <= TimeSpan.Zero)
                continue;
            var taken = open.Length < rest ? open.Length : rest;
            reached = open.From + taken;
            rest -= taken;
            counted?.Add(new CountedSpan(open.From, reached));
            if (rest == TimeSpan.Zero)
                break;
        }

        return (reached, rest);
    }

    /// <summary>The part of the window on that date that is not before <paramref name="from"/>; its length is zero or negative when nothing is left.</summary>
    private CountedSpan Clip(DateOnly date, WorkingWindow window, DateTimeOffset from)
    {
        var opens = zone.InstantOf(date, window.StartOffset);
        return new CountedSpan(opens > from ? opens : from, zone.InstantOf(date, window.EndOffset));
    }
}

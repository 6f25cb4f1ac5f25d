using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Host.Demo;

/// <summary>D0, the day on which the demo company stands when it is loaded: all its other dates are offsets from this one.</summary>
internal sealed class DemoDay(DateOnly date, WorkingCalendar calendar)
{
    private static readonly TimeOnly Morning = new(10, 0);

    public DateOnly Date => date;

    public WorkingCalendar Calendar => calendar;

    /// <summary>D0, 10:00 of the company's clock (UTC).</summary>
    public DateTimeOffset Start => calendar.At(date, Morning);

    /// <summary>The moment (UTC) at the given time of a day; <paramref name="workingDays"/> counts working days from D0, negative ones back.</summary>
    public DateTimeOffset At(int workingDays, TimeOnly time) => calendar.At(calendar.Days.Add(date, workingDays), time);

    /// <summary>The configured day, or else the first Wednesday from today on that is worked.</summary>
    public static DemoDay Choose(DateOnly? configured, DateTimeOffset now, WorkingCalendar calendar) =>
        new(configured ?? NextWednesday(calendar.LocalDate(now), calendar), calendar);

    private static DateOnly NextWednesday(DateOnly day, WorkingCalendar calendar)
    {
        while (day.DayOfWeek != DayOfWeek.Wednesday || !calendar.IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }
}

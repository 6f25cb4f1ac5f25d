using WorkflowCrm.Crm.Calendar;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Calendar;

/// <summary>Laws that hold for every start and duration, tried on thousands of seeded random cases and two very different calendars.</summary>
public sealed class CalendarPropertyTests
{
    private const int Cases = 5_000;

    private static readonly DateTimeOffset Epoch = new(2023, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Zones => ["Asia/Shanghai", "America/New_York"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Adding_and_measuring_undo_each_other(string zone) => ForAll(zone, (calendar, random) =>
    {
        var (start, length) = (AnyStart(random), AnyLength(random));
        Assert.Equal(length, calendar.WorkingMinutesBetween(start, calendar.AddWorkingTime(start, length)));
    });

    [Theory]
    [MemberData(nameof(Zones))]
    public void Adding_in_two_parts_is_adding_at_once(string zone) => ForAll(zone, (calendar, random) =>
    {
        var (start, first, second) = (AnyStart(random), AnyLength(random), AnyLength(random));
        Assert.Equal(calendar.AddWorkingTime(start, first + second), calendar.AddWorkingTime(calendar.AddWorkingTime(start, first), second));
    });

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_later_start_or_a_longer_duration_is_never_due_earlier(string zone) => ForAll(zone, (calendar, random) =>
    {
        var (start, length) = (AnyStart(random), AnyLength(random));
        var due = calendar.AddWorkingTime(start, length);
        Assert.True(calendar.AddWorkingTime(start.AddMinutes(random.Next(5_000)), length) >= due);
        Assert.True(calendar.AddWorkingTime(start, length + TimeSpan.FromTicks(1)) > due);
        Assert.True(due >= start);
    });

    [Theory]
    [MemberData(nameof(Zones))]
    public void Measures_of_adjacent_spans_add_up(string zone) => ForAll(zone, (calendar, random) =>
    {
        var (a, b, c) = (AnyStart(random), AnyStart(random), AnyStart(random));
        Assert.Equal(calendar.WorkingMinutesBetween(a, c), calendar.WorkingMinutesBetween(a, b) + calendar.WorkingMinutesBetween(b, c));
    }, 300);

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_due_time_is_working_time_or_the_end_of_it(string zone) => ForAll(zone, (calendar, random) =>
    {
        var due = calendar.AddWorkingTime(AnyStart(random), AnyLength(random) + TimeSpan.FromTicks(1));
        Assert.True(calendar.IsWorkingTime(due.AddTicks(-1)));
        Assert.True(calendar.IsWorkingDay(calendar.LocalDate(due.AddTicks(-1))));
    });

    [Fact]
    public void The_sum_agrees_with_counting_minute_by_minute()
    {
        var calendar = WorkingCalendar.China();
        var start = new DateTimeOffset(2026, 2, 12, 3, 17, 0, TimeSpan.Zero);
        var end = start;
        for (var minutes = 1; minutes <= 3_000; minutes++)
        {
            while (!calendar.IsWorkingTime(end))
                end = end.AddMinutes(1);
            end = end.AddMinutes(1);
            Assert.Equal(end, calendar.Add(start, WorkingDuration.WorkingMinutes(minutes)));
        }
    }

    private static void ForAll(string zoneName, Action<WorkingCalendar, Random> law, int cases = Cases)
    {
        var days = new WorkingDays(HolidayFile.LoadChina());
        var calendar = new WorkingCalendar(days, WorkingHours.Standard, TimeZoneInfo.FindSystemTimeZoneById(zoneName));
        var random = new Random(4711);
        for (var i = 0; i < cases; i++)
            law(calendar, random);
    }

    private static DateTimeOffset AnyStart(Random random) => Epoch.AddTicks(random.NextInt64(TimeSpan.FromDays(1400).Ticks));

    private static TimeSpan AnyLength(Random random) => random.Next(4) switch
    {
        0 => TimeSpan.FromHours(random.Next(100)),
        1 => TimeSpan.FromMinutes(random.Next(60 * 30)),
        2 => TimeSpan.Zero,
        _ => TimeSpan.FromTicks(random.NextInt64(TimeSpan.FromHours(80).Ticks)),
    };
}

using WorkflowCrm.Crm.Calendar;
using Xunit;
using static WorkflowCrm.Crm.Tests.Calendar.ChinaTime;

namespace WorkflowCrm.Crm.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    [Theory]
    [InlineData("2026-03-09 08:59", false)]
    [InlineData("2026-03-09 09:00", true)]
    [InlineData("2026-03-09 11:59", true)]
    [InlineData("2026-03-09 12:00", false)]
    [InlineData("2026-03-09 13:00", true)]
    [InlineData("2026-03-09 18:00", false)]
    [InlineData("2026-03-14 10:00", false)]
    [InlineData("2026-02-14 10:00", true)]
    [InlineData("2026-02-16 10:00", false)]
    public void Working_time_includes_the_opening_and_not_the_closing(string moment, bool expected) =>
        Assert.Equal(expected, China.IsWorkingTime(At(moment)));

    [Theory]
    [InlineData("2026-03-09 12:30", "Mon 2026-03-09 13:00")]
    [InlineData("2026-03-13 18:00", "Mon 2026-03-16 09:00")]
    [InlineData("2026-03-09 10:17", "Mon 2026-03-09 10:17")]
    public void The_next_opening_is_found(string moment, string expected) => Assert.Equal(expected, Shown(China.NextOpening(At(moment))));

    [Theory]
    [InlineData("2026-03-09 09:00", "2026-03-09 18:00", 8 * 60)]
    [InlineData("2026-03-09 11:30", "2026-03-09 13:30", 60)]
    [InlineData("2026-03-13 16:00", "2026-03-16 16:00", 8 * 60)]
    [InlineData("2026-03-14 00:00", "2026-03-16 00:00", 0)]
    [InlineData("2026-02-14 00:00", "2026-02-25 00:00", 16 * 60)]
    [InlineData("2026-01-01 00:00", "2027-01-01 00:00", 248 * 8 * 60)]
    public void Working_time_between_two_moments_is_exact(string from, string to, int minutes)
    {
        Assert.Equal(TimeSpan.FromMinutes(minutes), China.WorkingMinutesBetween(At(from), At(to)));
        Assert.Equal(TimeSpan.FromMinutes(-minutes), China.WorkingMinutesBetween(At(to), At(from)));
    }

    [Fact]
    public void Dates_are_those_of_the_company_not_of_utc()
    {
        var earlyMorning = new DateTimeOffset(2026, 3, 8, 17, 0, 0, TimeSpan.Zero);
        Assert.Equal(Date("2026-03-09"), China.LocalDate(earlyMorning));
        Assert.Equal("Fri 2026-09-25 18:00", Shown(China.EndOfWork(Date("2026-09-25"))));
        Assert.Equal(At("2026-03-10 10:00"), China.At(Date("2026-03-10"), new TimeOnly(10, 0)));
    }

    [Fact]
    public void A_window_may_reach_midnight()
    {
        Assert.True(WorkingHours.TryParse("20:00-24:00", out var night, out _));
        var calendar = new WorkingCalendar(China.Days, night, China.Zone);
        Assert.Equal("Tue 2026-03-10 00:00", Shown(calendar.Add(At("2026-03-09 10:00"), WorkingDuration.WorkingHours(4))));
        Assert.Equal("Tue 2026-03-10 20:01", Shown(calendar.Add(At("2026-03-09 23:00"), WorkingDuration.WorkingMinutes(61))));
    }

    [Fact]
    public void In_a_zone_with_summer_time_the_wall_clock_rules_the_windows()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var calendar = new WorkingCalendar(new WorkingDays(HolidayTable.Empty), WorkingHours.Standard, berlin);
        var friday = new DateTimeOffset(2026, 3, 27, 16, 0, 0, TimeSpan.FromHours(1));
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 16, 0, 0, TimeSpan.FromHours(2)), calendar.Add(friday, WorkingDuration.WorkingHours(8)));
    }

    [Fact]
    public void Windows_that_the_clock_skips_or_repeats_are_counted_as_they_pass()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var nights = new WorkingHours([new(new(1, 0), new(2, 30)), new(new(2, 30), new(4, 0))]);
        var calendar = new WorkingCalendar(new WorkingDays(HolidayTable.Empty, [DayOfWeek.Sunday]), nights, berlin);

        TimeSpan Of(int month, int day)
        {
            var noon = new DateTimeOffset(2026, month, day, 12, 0, 0, TimeSpan.Zero);
            return calendar.WorkingMinutesBetween(noon.AddDays(-1), noon);
        }

        Assert.Equal(TimeSpan.FromHours(3), Of(3, 22));
        Assert.Equal(TimeSpan.FromHours(2), Of(3, 29));
        Assert.Equal(TimeSpan.FromHours(4), Of(10, 25));
    }

    [Fact]
    public void Ten_years_are_reckoned_day_by_day_without_losing_a_minute()
    {
        var start = At("2024-01-02 09:00");
        var due = China.Add(start, WorkingDuration.WorkingDays(WorkingDuration.MaxDays));
        Assert.Equal(TimeSpan.FromHours(8 * WorkingDuration.MaxDays), China.WorkingMinutesBetween(start, due));
    }
}

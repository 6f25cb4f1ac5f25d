using WorkflowCrm.Crm.Calendar;
using Xunit;
using static WorkflowCrm.Crm.Tests.Calendar.ChinaTime;

namespace WorkflowCrm.Crm.Tests.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Days = China.Days;

    [Theory]
    [InlineData("2026-03-09", DayKind.WorkingDay, null)]
    [InlineData("2026-03-07", DayKind.Weekend, null)]
    [InlineData("2026-02-16", DayKind.Holiday, "春节")]
    [InlineData("2026-02-15", DayKind.Holiday, "春节")] // a Sunday, but announced
    [InlineData("2026-02-14", DayKind.MakeUpDay, "春节")] // a Saturday that is worked
    [InlineData("2026-10-10", DayKind.MakeUpDay, "国庆节")]
    [InlineData("2027-02-06", DayKind.Weekend, null)]
    public void Every_date_has_one_reason(string date, DayKind kind, string? festival)
    {
        Assert.Equal(kind, Days.KindOf(Date(date)));
        Assert.Equal(festival, Days.NameOf(Date(date)));
        Assert.Equal(kind is DayKind.WorkingDay or DayKind.MakeUpDay, Days.IsWorkingDay(Date(date)));
    }

    [Fact]
    public void A_year_without_announcement_is_the_plain_week_and_says_so()
    {
        Assert.True(Days.IsAnnounced(2026));
        Assert.False(Days.IsAnnounced(2027));
        Assert.True(Days.IsWorkingDay(Date("2027-10-01"))); // a Friday; surely off once it is announced
    }

    [Theory]
    [InlineData("2026-03-05", 2, "2026-03-09")] // R077: collected Thursday, due Monday
    [InlineData("2026-03-06", 2, "2026-03-10")] // R098: meeting Friday, due Tuesday
    [InlineData("2026-03-07", 1, "2026-03-09")]
    [InlineData("2026-02-13", 1, "2026-02-14")] // make-up Saturday
    [InlineData("2026-02-14", 1, "2026-02-24")] // over the Spring Festival
    [InlineData("2026-02-24", -1, "2026-02-14")]
    [InlineData("2026-03-07", 0, "2026-03-07")]
    public void The_first_working_day_after_an_event_is_day_one(string date, int count, string expected) =>
        Assert.Equal(Date(expected), Days.Add(Date(date), count));

    [Fact]
    public void The_25th_on_a_day_off_becomes_the_working_day_before()
    {
        Assert.Equal(Date("2026-04-24"), Days.OnOrBefore(Date("2026-04-25"))); // Saturday
        Assert.Equal(Date("2026-09-24"), Days.OnOrBefore(Date("2026-09-25"))); // 中秋节
        Assert.Equal(Date("2026-03-25"), Days.OnOrBefore(Date("2026-03-25")));
    }

    [Fact]
    public void A_day_off_moves_to_the_next_working_day() => Assert.Equal(Date("2026-10-08"), Days.OnOrAfter(Date("2026-10-01")));

    [Fact]
    public void Working_days_of_a_month_are_counted_from_either_end()
    {
        Assert.Equal(Date("2026-10-12"), Days.NthOfMonth(2026, 10, 4)); // 8, 9, the make-up Saturday 10, then Monday 12
        Assert.Equal(Date("2026-10-30"), Days.NthLastOfMonth(2026, 10, 1));
        Assert.Equal(Date("2026-10-28"), Days.NthLastOfMonth(2026, 10, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Days.NthOfMonth(2026, 10, 0));
    }

    [Fact]
    public void Working_days_between_two_dates_include_both()
    {
        Assert.Equal(5, Days.Count(Date("2026-03-09"), Date("2026-03-15")));
        Assert.Equal(6, Days.Count(Date("2026-02-09"), Date("2026-02-15"))); // with the make-up Saturday
        Assert.Equal(0, Days.Count(Date("2026-10-01"), Date("2026-10-07")));
        Assert.Equal(0, Days.Count(Date("2026-03-10"), Date("2026-03-09")));
    }

    [Fact]
    public void A_company_that_never_works_is_refused() => Assert.Throws<ArgumentException>(() => new WorkingDays(HolidayTable.Empty, []));
}

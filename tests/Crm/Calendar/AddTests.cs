using WorkflowCrm.Crm.Calendar;
using Xunit;
using static WorkflowCrm.Crm.Tests.Calendar.ChinaTime;

namespace WorkflowCrm.Crm.Tests.Calendar;

/// <summary>The due times that the rules and the gap list give as examples, and those around real holidays.</summary>
public sealed class AddTests
{
    [Theory]
    // R061: a grant of three working days.
    [InlineData("2026-03-09 10:00", "3wd", "Thu 2026-03-12 10:00")]
    // Section 6.1: the eight hours of a complaint.
    [InlineData("2026-03-13 16:00", "8wh", "Mon 2026-03-16 16:00")]
    [InlineData("2026-03-13 16:00", "8h", "Sat 2026-03-14 00:00")]
    [InlineData("2026-03-09 09:00", "8wh", "Mon 2026-03-09 18:00")]
    // Acceptance a) and b) of W02.
    [InlineData("2026-03-09 09:40", "8wh", "Tue 2026-03-10 09:40")]
    [InlineData("2026-03-09 09:40", "4wh", "Mon 2026-03-09 14:40")]
    [InlineData("2026-03-09 09:40", "6wh", "Mon 2026-03-09 16:40")]
    [InlineData("2026-03-09 09:40", "8h", "Mon 2026-03-09 17:40")]
    // R204, R205: clock hours do not know weekends.
    [InlineData("2026-03-14 20:00", "8h", "Sun 2026-03-15 04:00")]
    [InlineData("2026-03-14 10:00", "24h", "Sun 2026-03-15 10:00")]
    [InlineData("2026-03-13 10:00", "7d", "Fri 2026-03-20 10:00")]
    [InlineData("2026-03-13 17:45", "30min", "Fri 2026-03-13 18:15")]
    public void The_examples_of_the_rules_hold(string start, string duration, string due) => AssertDue(start, duration, due);

    [Theory]
    [InlineData("2026-03-09 09:00", "3wh", "Mon 2026-03-09 12:00")]
    [InlineData("2026-03-09 09:00", "1wd", "Mon 2026-03-09 18:00")]
    [InlineData("2026-03-09 12:00", "1wm", "Mon 2026-03-09 13:01")]
    [InlineData("2026-03-09 18:00", "1wm", "Tue 2026-03-10 09:01")]
    public void A_duration_that_fills_a_window_ends_with_it(string start, string duration, string due) => AssertDue(start, duration, due);

    [Theory]
    [InlineData("2026-03-09 07:00", "2wh", "Mon 2026-03-09 11:00")]
    [InlineData("2026-03-09 12:30", "2wh", "Mon 2026-03-09 15:00")]
    [InlineData("2026-03-09 22:00", "2wh", "Tue 2026-03-10 11:00")]
    [InlineData("2026-03-13 18:00", "8wh", "Mon 2026-03-16 18:00")]
    [InlineData("2026-03-14 15:00", "1wd", "Mon 2026-03-16 18:00")]
    public void A_start_outside_working_hours_counts_from_the_next_opening(string start, string duration, string due) => AssertDue(start, duration, due);

    [Theory]
    // Spring Festival 2026: off 15–23 February, worked on Saturday 14 and Saturday 28 February.
    [InlineData("2026-02-13 16:00", "8wh", "Sat 2026-02-14 16:00")]
    [InlineData("2026-02-14 16:00", "8wh", "Tue 2026-02-24 16:00")]
    [InlineData("2026-02-14 10:00", "3wd", "Thu 2026-02-26 10:00")]
    [InlineData("2026-02-27 10:00", "1wd", "Sat 2026-02-28 10:00")]
    [InlineData("2026-02-28 10:00", "1wd", "Mon 2026-03-02 10:00")]
    // New Year 2026: off 1–3 January, worked on Sunday 4 January.
    [InlineData("2025-12-31 17:00", "2wh", "Sun 2026-01-04 10:00")]
    // National Day 2026: off 1–7 October, worked on Sunday 20 September and Saturday 10 October.
    [InlineData("2026-09-30 17:00", "8wh", "Thu 2026-10-08 17:00")]
    [InlineData("2026-10-09 17:00", "2wh", "Sat 2026-10-10 10:00")]
    [InlineData("2026-09-18 17:00", "2wh", "Sun 2026-09-20 10:00")]
    // National Day and Mid-Autumn 2025: off 1–8 October, worked on Sunday 28 September and Saturday 11 October.
    [InlineData("2025-09-30 10:00", "1wd", "Thu 2025-10-09 10:00")]
    [InlineData("2025-09-26 18:00", "1wh", "Sun 2025-09-28 10:00")]
    // Spring Festival 2024: off 10–17 February, worked on Sunday 4 and Sunday 18 February.
    [InlineData("2024-02-09 17:00", "8wh", "Sun 2024-02-18 17:00")]
    [InlineData("2024-02-02 17:00", "2wh", "Sun 2024-02-04 10:00")]
    public void Holidays_are_skipped_and_make_up_days_are_worked(string start, string duration, string due) => AssertDue(start, duration, due);

    [Fact]
    public void A_year_without_announcement_falls_back_to_the_plain_week() => AssertDue("2027-09-30 10:00", "1wd", "Fri 2027-10-01 10:00");

    [Fact]
    public void Zero_ends_where_it_starts_even_outside_working_hours() => AssertDue("2026-03-14 15:00", "0wd", "Sat 2026-03-14 15:00");

    [Fact]
    public void Warnings_and_escalation_fall_on_percentages_of_the_limit()
    {
        var limit = WorkingDuration.WorkingHours(8);
        string[] due = [.. new[] { 50, 75, 100, 150 }.Select(percent => Shown(China.AddPercent(At("2026-03-09 09:40"), limit, percent)))];
        Assert.Equal(["Mon 2026-03-09 14:40", "Mon 2026-03-09 16:40", "Tue 2026-03-10 09:40", "Tue 2026-03-10 14:40"], due);
        Assert.Throws<ArgumentOutOfRangeException>(() => China.AddPercent(default, limit, -1));
    }

    [Fact]
    public void A_returned_complaint_has_the_rest_of_its_hours() =>
        Assert.Equal("Tue 2026-03-10 09:59", Shown(China.AddWorkingTime(At("2026-03-09 17:29"), new TimeSpan(1, 30, 0))));

    [Fact]
    public void The_offset_of_the_start_does_not_matter_and_the_answer_is_utc()
    {
        var inShanghai = new DateTimeOffset(2026, 3, 9, 9, 40, 0, TimeSpan.FromHours(8));
        var due = China.Add(inShanghai, WorkingDuration.WorkingHours(8));
        Assert.Equal(due, China.Add(inShanghai.ToUniversalTime(), WorkingDuration.WorkingHours(8)));
        Assert.Equal(TimeSpan.Zero, due.Offset);
        Assert.Equal(TimeSpan.Zero, China.Add(inShanghai, WorkingDuration.Hours(8)).Offset);
    }

    [Fact]
    public void A_working_day_is_as_long_as_the_companys_hours_say()
    {
        Assert.True(WorkingHours.TryParse("09:00-12:00, 13:00-17:00", out var shorter, out _));
        var calendar = new WorkingCalendar(China.Days, shorter, China.Zone);
        Assert.Equal("Thu 2026-03-12 10:00", Shown(calendar.Add(At("2026-03-09 10:00"), WorkingDuration.WorkingDays(3))));
    }

    [Fact]
    public void Negative_working_time_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => China.AddWorkingTime(At("2026-03-09 10:00"), TimeSpan.FromTicks(-1)));

    private static void AssertDue(string start, string duration, string due) =>
        Assert.Equal(due, Shown(China.Add(At(start), WorkingDuration.Parse(duration))));
}

using WorkflowCrm.Crm.Calendar;
using Xunit;
using static WorkflowCrm.Crm.Tests.Calendar.ChinaTime;

namespace WorkflowCrm.Crm.Tests.Calendar;

public sealed class ReckoningTests
{
    [Fact]
    public void A_due_time_over_the_spring_festival_names_what_was_skipped_and_made_up()
    {
        var reckoning = China.Explain(At("2026-02-13 16:00"), WorkingDuration.WorkingDays(2));

        Assert.Equal("Tue 2026-02-24 16:00", Shown(reckoning.Due));
        Assert.Equal(9, reckoning.HolidaysSkipped.Count);
        Assert.All(reckoning.HolidaysSkipped, day => Assert.Equal("春节", day.Name));
        Assert.Equal([new NamedDate(Date("2026-02-14"), "春节")], reckoning.MakeUpDaysUsed);
        Assert.Empty(reckoning.WeekendDaysSkipped);
        Assert.Empty(reckoning.UnannouncedYears);
    }

    [Fact]
    public void The_counted_windows_are_listed_day_by_day()
    {
        var reckoning = China.Explain(At("2026-03-13 16:00"), WorkingDuration.WorkingHours(8));

        Assert.Equal(
            [
                "Fri 2026-03-13 16:00 – Fri 2026-03-13 18:00",
                "Mon 2026-03-16 09:00 – Mon 2026-03-16 12:00",
                "Mon 2026-03-16 13:00 – Mon 2026-03-16 16:00",
            ],
            reckoning.Counted.Select(span => $"{Shown(span.From)} – {Shown(span.To)}"));
        Assert.Equal([2, 0, 0, 6], reckoning.Days.Select(day => (int)day.Time.TotalHours));
        Assert.Equal([Date("2026-03-14"), Date("2026-03-15")], reckoning.WeekendDaysSkipped);
    }

    [Fact]
    public void A_start_at_night_says_when_counting_began()
    {
        var reckoning = China.Explain(At("2026-03-09 22:00"), WorkingDuration.WorkingHours(2));

        Assert.Equal("Mon 2026-03-09 22:00", Shown(reckoning.Start));
        Assert.Equal("Tue 2026-03-10 09:00", Shown(reckoning.CountedFrom));
    }

    [Fact]
    public void A_make_up_day_that_was_over_at_the_start_was_not_used()
    {
        var reckoning = China.Explain(At("2026-02-28 19:00"), WorkingDuration.WorkingHours(1));
        Assert.Empty(reckoning.MakeUpDaysUsed);
    }

    [Fact]
    public void Clock_time_is_one_stretch_without_days()
    {
        var reckoning = China.Explain(At("2026-03-14 20:00"), WorkingDuration.Hours(8));

        Assert.Equal([new CountedSpan(At("2026-03-14 20:00"), At("2026-03-15 04:00"))], reckoning.Counted);
        Assert.Empty(reckoning.Days);
    }

    [Fact]
    public void An_assumed_year_is_named()
    {
        var reckoning = China.Explain(At("2026-12-31 17:00"), WorkingDuration.WorkingHours(2));
        Assert.Equal([2027], reckoning.UnannouncedYears);
    }

    [Fact]
    public void The_explanation_always_ends_where_the_sum_does()
    {
        var random = new Random(20260309);
        for (var i = 0; i < 2_000; i++)
        {
            var start = At("2024-01-01 00:00").AddMinutes(random.Next(3 * 365 * 24 * 60));
            var duration = WorkingDuration.WorkingMinutes(random.Next(10_000));
            var reckoning = China.Explain(start, duration);
            Assert.Equal(China.Add(start, duration), reckoning.Due);
            Assert.Equal(TimeSpan.FromMinutes(duration.Amount), reckoning.Counted.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length));
        }
    }
}

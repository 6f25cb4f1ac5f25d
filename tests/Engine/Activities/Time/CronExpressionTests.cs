using System.Globalization;
using WorkflowCrm.Engine.Activities.Time;

namespace WorkflowCrm.Engine.Tests.Activities.Time;

public sealed class CronExpressionTests
{
    private static readonly TimeZoneInfo s_shanghai = TimeZoneInfo.CreateCustomTimeZone("Test/East", TimeSpan.FromHours(8), "East", "East");

    [Theory]
    [InlineData("0 0 * * * *", "2026-03-02 09:10:00", "2026-03-02 10:00:00")]
    [InlineData("*/20 * * * * *", "2026-03-02 09:10:41", "2026-03-02 09:11:00")]
    [InlineData("5/20 * * * * ?", "2026-03-02 09:10:26", "2026-03-02 09:10:45")]
    [InlineData("0 30 9 * * MON-FRI", "2026-03-06 09:30:00", "2026-03-09 09:30:00")]
    [InlineData("0 30 9 ? * 1-5", "2026-03-06 09:30:00", "2026-03-09 09:30:00")]
    [InlineData("0 0 0 * * 0", "2026-03-02 00:00:00", "2026-03-08 00:00:00")]
    [InlineData("0 0 0 * * 7", "2026-03-02 00:00:00", "2026-03-08 00:00:00")]
    [InlineData("0 0 0 * * SAT-MON", "2026-03-03 00:00:00", "2026-03-07 00:00:00")]
    [InlineData("0 0 22-2 * * *", "2026-03-02 02:30:00", "2026-03-02 22:00:00")]
    [InlineData("0 0 12 1,15 JAN,JUL *", "2026-03-02 00:00:00", "2026-07-01 12:00:00")]
    [InlineData("0 0 0 31 * *", "2026-04-01 00:00:00", "2026-05-31 00:00:00")]
    [InlineData("0 0 0 29 2 *", "2026-03-01 00:00:00", "2028-02-29 00:00:00")]
    [InlineData("0 0 0 L * *", "2026-02-01 00:00:00", "2026-02-28 00:00:00")]
    [InlineData("0 0 0 L-3 * *", "2026-02-01 00:00:00", "2026-02-25 00:00:00")]
    [InlineData("0 0 0 LW * *", "2026-05-01 00:00:00", "2026-05-29 00:00:00")]
    [InlineData("0 0 0 15W * *", "2026-08-01 00:00:00", "2026-08-14 00:00:00")]
    [InlineData("0 0 0 1W * *", "2026-08-01 00:00:00", "2026-08-03 00:00:00")]
    [InlineData("0 0 0 31W * *", "2026-05-01 00:00:00", "2026-05-29 00:00:00")]
    [InlineData("0 0 0 * * 5L", "2026-03-02 00:00:00", "2026-03-27 00:00:00")]
    [InlineData("0 0 0 * * fril", "2026-03-02 00:00:00", "2026-03-27 00:00:00")]
    [InlineData("0 0 0 * * MON#2", "2026-03-02 00:00:00", "2026-03-09 00:00:00")]
    [InlineData("0 0 0 * * 4#5", "2026-03-02 00:00:00", "2026-04-30 00:00:00")]
    [InlineData("0 0 0 13 * FRI", "2026-03-14 00:00:00", "2026-11-13 00:00:00")]
    [InlineData("@daily", "2026-03-02 00:00:00", "2026-03-03 00:00:00")]
    [InlineData("59 59 23 31 12 *", "2026-03-02 00:00:00", "2026-12-31 23:59:59")]
    [InlineData("0 0 0 1 1 *", "2026-12-31 23:59:59.5", "2027-01-01 00:00:00")]
    public void The_next_moment_is_reckoned_by_the_clock_of_the_place(string expression, string after, string expected)
        => Assert.Equal(At(expected, 8), CronExpression.Parse(expression).Next(At(after, 8), s_shanghai));

    [Fact]
    public void A_date_that_never_comes_gives_nothing()
        => Assert.Null(CronExpression.Parse("0 0 0 30 2 *").Next(At("2026-03-02 00:00:00", 8), s_shanghai));

    [Fact]
    public void The_moment_itself_is_not_the_next_one()
    {
        var expression = CronExpression.Parse("0 0 9 * * *");
        var moment = At("2026-03-02 09:00:00", 8);

        Assert.Equal(moment.AddDays(1), expression.Next(moment, s_shanghai));
        Assert.Equal(moment, expression.Next(moment.AddMilliseconds(-1), s_shanghai));
    }

    [Theory]
    [InlineData("BadCronExpression", "Seconds: Value must be a number between 0 and 59 (all inclusive).")]
    [InlineData("60 * * * * *", "Seconds: Value must be a number between 0 and 59 (all inclusive).")]
    [InlineData("0 * 24 * * *", "Hours: Value must be a number between 0 and 23 (all inclusive).")]
    [InlineData("0 0 0 32 * *", "Days of month: Value must be a number between 1 and 31 (all inclusive).")]
    [InlineData("0 0 0 1 XYZ *", "Months: Value must be a number between 1 and 12 (all inclusive).")]
    [InlineData("0 0 0 * * 8", "Days of week: Value must be a number between 0 and 7 (all inclusive).")]
    [InlineData("0 */0 * * * *", "Minutes: Step must be a number between 1 and 59 (all inclusive).")]
    [InlineData("0 ? * * * *", "Minutes: '?' may only stand for days; write '*'.")]
    [InlineData("0 0 0 LX * *", "Days of month: 'LX' is no day; write L, L-3 or LW.")]
    [InlineData("0 0 0 * * 1#6", "Days of week: The number after '#' must be a number between 1 and 5 (all inclusive).")]
    [InlineData("0 0 * * *", "It has 5 fields; six are needed: seconds, minutes, hours, day of month, month, day of week.")]
    [InlineData("", "It has 0 fields; six are needed: seconds, minutes, hours, day of month, month, day of week.")]
    public void What_is_wrong_is_said_with_the_field(string expression, string reason)
    {
        var message = Assert.Throws<FormatException>(() => CronExpression.Parse(expression)).Message;

        Assert.Equal("The given cron expression has an invalid format. " + reason, message);
    }

    [Theory]
    [InlineData("0 30 2 * * *", "2026-03-28 12:00:00", "2026-03-29 03:00:00 +02")] // the hour from 2 to 3 is left out: as soon as it is over
    [InlineData("0 */30 * * * *", "2026-03-29 01:30:00", "2026-03-29 03:00:00 +02")]
    [InlineData("0 30 2 * * *", "2026-10-24 12:00:00", "2026-10-25 02:30:00 +02")] // it comes twice: once
    [InlineData("0 */30 * * * *", "2026-10-25 02:30:00", "2026-10-25 02:00:00 +01")] // in both
    public void On_the_days_when_clocks_are_changed_nothing_is_lost(string expression, string after, string expected)
    {
        var zone = Berlin();
        var local = DateTime.Parse(after, CultureInfo.InvariantCulture);
        var from = new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? TimeSpan.FromHours(2) : zone.GetUtcOffset(local));

        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), CronExpression.Parse(expression).Next(from, zone));
    }

    [Fact]
    public void A_time_of_day_that_comes_twice_happens_once()
    {
        var first = DateTimeOffset.Parse("2026-10-25T02:30:00+02:00", CultureInfo.InvariantCulture);

        Assert.Equal(first.AddHours(25), CronExpression.Parse("0 30 2 * * *").Next(first, Berlin()));
    }

    private static DateTimeOffset At(string local, int offset)
        => new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(offset));

    /// <summary>Summer time from the last Sunday of March to the last of October, without asking the machine for its tables.</summary>
    private static TimeZoneInfo Berlin()
    {
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date,
            DateTime.MaxValue.Date,
            TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday));
        return TimeZoneInfo.CreateCustomTimeZone("Test/Berlin", TimeSpan.FromHours(1), "Berlin", "Berlin", "Berlin summer", [rule]);
    }
}

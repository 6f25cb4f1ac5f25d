using WorkflowCrm.Crm.Calendar;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Calendar;

public sealed class WorkingDurationTests
{
    [Theory]
    [InlineData("3wd", 3, DurationUnit.WorkingDay)]
    [InlineData("4wh", 4, DurationUnit.WorkingHour)]
    [InlineData("90wm", 90, DurationUnit.WorkingMinute)]
    [InlineData("7d", 7, DurationUnit.Day)]
    [InlineData("24h", 24, DurationUnit.Hour)]
    [InlineData("30min", 30, DurationUnit.Minute)]
    [InlineData("0wd", 0, DurationUnit.WorkingDay)]
    public void A_canonical_text_is_read_and_written_back(string text, int amount, DurationUnit unit)
    {
        Assert.True(WorkingDuration.TryParse(text, out var duration));
        Assert.Equal((amount, unit), (duration.Amount, duration.Unit));
        Assert.Equal(text, duration.ToString());
    }

    [Theory]
    [InlineData(" 3 WD ", "3wd")]
    [InlineData("30 Min", "30min")]
    [InlineData("007h", "7h")]
    public void Spaces_capitals_and_leading_zeros_are_forgiven(string text, string canonical) =>
        Assert.Equal(canonical, WorkingDuration.Parse(text).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wd")]
    [InlineData("3")]
    [InlineData("-3wd")]
    [InlineData("+3wd")]
    [InlineData("1.5wh")]
    [InlineData("3 weeks")]
    [InlineData("3wd4wh")]
    [InlineData("30m")]
    [InlineData("٣wd")]
    public void Anything_else_is_refused_with_a_sentence_that_shows_the_right_form(string? text)
    {
        Assert.False(WorkingDuration.TryParse(text, out var duration, out var error));
        Assert.Equal(default, duration);
        Assert.Contains("3wd (working days)", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3661wd", "3660wd")]
    [InlineData("99999999999999999999h", "87840h")]
    [InlineData("5270401min", "5270400min")]
    public void A_duration_beyond_ten_years_is_refused_and_the_longest_is_named(string text, string longest)
    {
        Assert.False(WorkingDuration.TryParse(text, out _, out var error));
        Assert.Contains(longest, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_throws_the_same_sentence()
    {
        var problem = Assert.Throws<FormatException>(() => WorkingDuration.Parse("soon"));
        Assert.StartsWith("\"soon\" is not a duration.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_amount_cannot_be_made() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WorkingDuration.WorkingDays(-1));

    [Fact]
    public void Only_the_w_units_count_working_time()
    {
        Assert.All(["1wd", "1wh", "1wm"], text => Assert.True(WorkingDuration.Parse(text).CountsWorkingTime));
        Assert.All(["1d", "1h", "1min"], text => Assert.False(WorkingDuration.Parse(text).CountsWorkingTime));
    }

    [Fact]
    public void A_working_day_is_as_long_as_the_calendar_says()
    {
        Assert.Equal(TimeSpan.FromHours(24), WorkingDuration.WorkingDays(3).Length(WorkingHours.Standard.DayLength));
        Assert.Equal(TimeSpan.FromHours(21), WorkingDuration.WorkingDays(3).Length(TimeSpan.FromHours(7)));
        Assert.NotEqual(WorkingDuration.WorkingHours(8), WorkingDuration.WorkingDays(1));
    }
}

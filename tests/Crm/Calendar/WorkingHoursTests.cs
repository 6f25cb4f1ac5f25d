using WorkflowCrm.Crm.Calendar;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Calendar;

public sealed class WorkingHoursTests
{
    [Fact]
    public void The_standard_day_has_eight_hours_around_a_lunch_break()
    {
        Assert.Equal("09:00-12:00, 13:00-18:00", WorkingHours.Standard.ToString());
        Assert.Equal(TimeSpan.FromHours(8), WorkingHours.Standard.DayLength);
    }

    [Theory]
    [InlineData("08:30-12:00,13:30-17:30", "08:30-12:00, 13:30-17:30", 7.5)]
    [InlineData("18:00-24:00", "18:00-00:00", 6)]
    [InlineData("00:00-24:00", "00:00-00:00", 24)]
    [InlineData("09:00-12:00, 12:00-18:00", "09:00-12:00, 12:00-18:00", 9)]
    public void A_setting_is_read(string text, string canonical, double length)
    {
        Assert.True(WorkingHours.TryParse(text, out var hours, out _));
        Assert.Equal(canonical, hours.ToString());
        Assert.Equal(TimeSpan.FromHours(length), hours.DayLength);
        Assert.True(WorkingHours.TryParse(hours.ToString(), out _, out _));
    }

    [Theory]
    [InlineData("", "at least one stretch")]
    [InlineData(null, "at least one stretch")]
    [InlineData("9-12", "\"9-12\" is not a stretch")]
    [InlineData("09:00", "\"09:00\" is not a stretch")]
    [InlineData("12:00-09:00", "must end after it starts")]
    [InlineData("09:00-13:00, 12:00-18:00", "must not overlap")]
    [InlineData("13:00-18:00, 09:00-12:00", "must be in order")]
    public void A_wrong_setting_is_refused_with_a_sentence(string? text, string expected)
    {
        Assert.False(WorkingHours.TryParse(text, out var hours, out var error));
        Assert.Null(hours);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_that_overlap_cannot_be_constructed() =>
        Assert.Throws<ArgumentException>(() => new WorkingHours([new(new(9, 0), new(12, 0)), new(new(11, 0), new(18, 0))]));
}

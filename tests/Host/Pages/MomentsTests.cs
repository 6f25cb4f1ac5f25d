using System.Globalization;
using WorkflowCrm.Host.Components;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class MomentsTests : IDisposable
{
    // Wednesday, 25 November 2026, 10:00 in Shanghai.
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData(-20, "刚刚")]
    [InlineData(20, "刚刚")]
    [InlineData(-180, "3 分钟前")]
    [InlineData(7200, "2 小时后")]
    [InlineData(-86400, "昨天 10:00")]
    [InlineData(86400, "明天 10:00")]
    [InlineData(-3 * 86400, "11月22日 周日 10:00")]
    [InlineData(-60 * 86400, "9月26日 10:00")]
    [InlineData(-400 * 86400, "2025年10月21日 10:00")]
    public void A_moment_is_told_by_its_distance_while_it_is_near(int seconds, string expected) =>
        Assert.Equal(expected, In("zh-CN").Relative(Now.AddSeconds(seconds)));

    [Fact]
    public void The_same_moment_reads_by_the_readers_own_zone()
    {
        var berlin = new Moments(Words, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), Now);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal("today 03:30", berlin.Point(Now.AddMinutes(30)));
        Assert.Equal("Wednesday, 25 November 2026, 03:00 (UTC+01:00)", berlin.Absolute(Now));
    }

    [Theory]
    [InlineData(0, "不到 1 分钟")]
    [InlineData(59, "59 分钟")]
    [InlineData(130, "2 小时 10 分钟")]
    [InlineData(120, "2 小时")]
    [InlineData(2 * 1440 + 61, "2 天 1 小时")]
    public void A_stretch_of_time_is_told_by_its_two_largest_units(int minutes, string expected) =>
        Assert.Equal(expected, In("zh-CN").Span(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void English_has_singulars() => Assert.Equal("1 day 1 hour", In("en").Span(TimeSpan.FromHours(25)));

    [Fact]
    public void Whole_days_of_absence_are_told_by_their_first_and_last_day()
    {
        var moments = In("zh-CN");
        Assert.Equal("11月26日 周四", moments.Beginning(new(2026, 11, 25, 16, 0, 0, TimeSpan.Zero)));
        Assert.Equal("11月27日 周五", moments.Ending(new(2026, 11, 27, 16, 0, 0, TimeSpan.Zero)));
        Assert.Equal("明天 18:00", moments.Ending(new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero)));
    }

    private static Host.Texts Words { get; } = new(new TextCatalogue(), strict: true);

    private static Moments In(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return new(Words, Shanghai, Now);
    }
}

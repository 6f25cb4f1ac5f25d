using WorkflowCrm.Crm.Calendar;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Calendar;

public sealed class HolidayFileTests
{
    [Fact]
    public void The_shipped_table_knows_the_holidays_and_make_up_days_of_2024_to_2026()
    {
        var table = HolidayFile.LoadChina();

        Assert.Equal([2024, 2025, 2026], table.AnnouncedYears.Order());
        Assert.Equal("春节", table.DaysOff[ChinaTime.Date("2026-02-17")]);
        Assert.Equal("国庆节、中秋节", table.DaysOff[ChinaTime.Date("2025-10-08")]);
        Assert.Equal("春节", table.MakeUpDays[ChinaTime.Date("2026-02-28")]);
    }

    [Fact]
    public void Every_shipped_make_up_day_lies_on_a_weekend() =>
        Assert.All(HolidayFile.LoadChina().MakeUpDays.Keys, date => Assert.True(date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));

    [Fact]
    public void A_company_can_bring_its_own_table()
    {
        var table = HolidayFile.Parse("""{ "years": { "2027": { "off": [ { "date": "2027-03-03", "name": "厂庆" } ] } } }""");

        Assert.Equal("厂庆", table.DaysOff[ChinaTime.Date("2027-03-03")]);
        Assert.Empty(table.MakeUpDays);
        Assert.Contains(2027, table.AnnouncedYears);
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "years": { "soon": {} } }""")]
    [InlineData("""{ "years": { "2027": { "off": [ { "date": "3.3.2027", "name": "x" } ] } } }""")]
    [InlineData("""{ "years": { "2027": { "off": [ { "name": "x" } ] } } }""")]
    public void A_broken_file_is_refused_in_words(string json) =>
        Assert.Contains("holiday table", Assert.Throws<FormatException>(() => HolidayFile.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_date_cannot_be_both_off_and_worked()
    {
        var day = new NamedDate(ChinaTime.Date("2027-03-06"), "厂庆");
        var problem = Assert.Throws<ArgumentException>(() => new HolidayTable([day], [day], [2027]));
        Assert.Contains("2027-03-06", problem.Message, StringComparison.Ordinal);
    }
}

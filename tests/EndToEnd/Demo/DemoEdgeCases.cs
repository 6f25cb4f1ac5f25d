using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Host.Demo;
using WorkflowCrm.Host.Demo.History;

namespace WorkflowCrm.EndToEnd.Tests.Demo;

/// <summary>The twelve fixed customers, the staff and the story of the demo company (sections 8.2 to 8.4).</summary>
public sealed class DemoEdgeCases
{
    private static readonly DemoData Data = DemoTables.DrawnFor("2026-11-25");

    [Theory]
    [InlineData("重庆星野岚餐饮管理有限公司", "TF-S-A-202405-CQXYLCYGLYXGS", "S", AmountGrade.A)]
    [InlineData("长沙禾木川家居有限公司", "TF-S-B-202404-CSHMCJJYXGS", "S", AmountGrade.B)]
    [InlineData("厦门海屿信息科技(集团)有限公司", "TF-X-B-202403-XMHYXXKJJTYXGS", "X", AmountGrade.B)]
    [InlineData("杭州云朵1号咖啡馆", "TF-M-C-202402-HZYD1HKFG", "M", AmountGrade.C)]
    [InlineData("宁波BlueKite服饰有限公司", "TF-X-C-202401-NBBLUEKITEFSYXGS", "X", AmountGrade.C)]
    [InlineData("绍兴青禾科技有限公司", "TF-S-D-202312-SXQHKJYXGS", "S", AmountGrade.D)]
    [InlineData("绍兴秋和科技有限公司", "TF-S-D-202312-SXQHKJYXGS-02", "S", AmountGrade.D)]
    [InlineData("单氏茶业有限公司", "TF-G-D-202311-SSCYYXGS", "G", AmountGrade.D)]
    [InlineData("解雨桐", "TF-J-E-202310-XYT", "J", AmountGrade.E)]
    [InlineData("嘉兴拾光砚教育有限公司", "TF-M-E-202606-JXSGYJYYXGS", "M", AmountGrade.E)]
    [InlineData("温州南枝渡汽车有限公司", "TF-S-D-202309-WZNZDQCYXGS", "X", AmountGrade.D)]
    [InlineData("金华松间月食品有限公司", "TF-X-D-202308-JHSJYSPYXGS", "X", AmountGrade.B)]
    public void An_edge_case_customer_has_exactly_the_number_of_the_table(string name, string number, string department, AmountGrade grade)
    {
        var customer = Assert.Single(Data.Customers, c => c.Customer.Name == name).Customer;

        Assert.Equal(number, customer.Number);
        Assert.Equal(department, customer.DepartmentId);
        Assert.Equal(grade, customer.Grade);
    }

    [Fact]
    public void Numbers_and_names_are_unique()
    {
        Assert.Equal(200, Data.Customers.DistinctBy(c => c.Customer.Number).Count());
        Assert.Equal(200, Data.Customers.DistinctBy(c => c.Customer.Name).Count());
    }

    [Fact]
    public void Thirty_four_people_and_eleven_departments_are_there()
    {
        Assert.Equal(34, Data.Staff.People.Count);
        Assert.Equal(["Z", "S", "C", "R", "B", "J", "G", "M", "K", "X", "F"], Data.Staff.Departments.Select(d => d.Id));
        Assert.All(Data.Staff.People, p => Assert.True(p.IsDemo));
    }

    [Fact]
    public void The_deputy_general_manager_is_away_on_the_two_days_after_D0()
    {
        var absence = Assert.Single(Data.Staff.Absences);

        Assert.Equal(Data.Staff.IdOf("zhou.yaning"), absence.PersonId);
        Assert.Equal(Data.Staff.IdOf("lin.zhiyuan"), absence.DeputyId);
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 16, 0, 0, TimeSpan.Zero), absence.From);
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 16, 0, 0, TimeSpan.Zero), absence.Until);
    }

    [Fact]
    public void Thirty_requests_end_as_the_table_says()
    {
        var outcomes = Data.Stories.Requests.CountBy(r => r.Expect).ToDictionary();

        Assert.Equal([18, 6, 2, 4], new[] { "Approved", "Rejected", "TimedOut", "Open" }.Select(o => outcomes[o]));
    }

    [Theory]
    [InlineData("2026-11-25")]
    [InlineData("2026-02-11")]
    [InlineData("2026-10-14")]
    public void All_of_the_past_lies_before_D0_and_in_order(string day)
    {
        var data = DemoTables.DrawnFor(day);
        var start = DemoDay.Choose(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), default, WorkingCalendar.China()).Start;

        Assert.All(data.History, e => Assert.True(e.At < start, $"{e} is not before {start}"));
        Assert.Equal(data.History.OrderBy(e => e.At), data.History);
        Assert.Equal(30, data.History.Count(e => e.Deed == Deed.Submit));
    }

    [Theory]
    [InlineData("2026-11-21T21:00:00Z", "2026-11-25")]
    [InlineData("2026-11-25T03:00:00Z", "2026-11-25")]
    [InlineData("2026-11-25T17:00:00Z", "2026-12-02")]
    [InlineData("2026-02-12T03:00:00Z", "2026-02-25")]
    public void Without_a_setting_the_day_is_the_next_Wednesday_that_is_worked(string now, string expected)
    {
        var instant = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(expected, DemoDay.Choose(null, instant, WorkingCalendar.China()).Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }
}

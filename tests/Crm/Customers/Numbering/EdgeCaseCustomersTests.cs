using System.Globalization;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.Customers.Numbering;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Numbering;

/// <summary>The edge-case customers of the demo data, from name, department, tier and amount to the whole number.</summary>
public sealed class EdgeCaseCustomersTests
{
    private static readonly PinyinInitials Initials = new();
    private static readonly CustomerNumbering Numbering = new(NumberingSettings.For("TF"));

    [Theory]
    [InlineData("重庆星野岚餐饮管理有限公司", "S", CustomerTier.Cooperating, "1200000.00", "TF-S-A-202603-CQXYLCYGLYXGS")]
    [InlineData("长沙禾木川家居有限公司", "S", CustomerTier.Cooperating, "1199999.99", "TF-S-B-202603-CSHMCJJYXGS")]
    [InlineData("厦门海屿信息科技(集团)有限公司", "X", CustomerTier.Cooperating, "800000.00", "TF-X-B-202603-XMHYXXKJJTYXGS")]
    [InlineData("杭州云朵1号咖啡馆", "M", CustomerTier.Cooperating, "799999.99", "TF-M-C-202603-HZYD1HKFG")]
    [InlineData("宁波BlueKite服饰有限公司", "X", CustomerTier.Cooperating, "500000.00", "TF-X-C-202603-NBBLUEKITEFSYXGS")]
    [InlineData("绍兴青禾科技有限公司", "S", CustomerTier.Cooperating, "499999.99", "TF-S-D-202603-SXQHKJYXGS")]
    [InlineData("单氏茶业有限公司", "G", CustomerTier.Cooperating, "200000.00", "TF-G-D-202603-SSCYYXGS")]
    [InlineData("解雨桐", "J", CustomerTier.Cooperating, "199999.99", "TF-J-E-202603-XYT")]
    [InlineData("嘉兴拾光砚教育有限公司", "M", CustomerTier.Reserve, "0", "TF-M-E-202603-JXSGYJYYXGS")]
    [InlineData("温州南枝渡汽车有限公司", "S", CustomerTier.Cooperating, "300000", "TF-S-D-202603-WZNZDQCYXGS")]
    [InlineData("金华松间月食品有限公司", "X", CustomerTier.Cooperating, "300000", "TF-X-D-202603-JHSJYSPYXGS")]
    public void An_edge_case_customer_gets_this_number(string name, string letter, CustomerTier tier, string amount, string expected)
    {
        var grade = CustomerGrading.GradeOf(decimal.Parse(amount, CultureInfo.InvariantCulture)).Value;
        var abbreviation = Initials.For(name, Initials.Guess(name));
        var march = new DateTimeOffset(2026, 3, 11, 10, 0, 0, TimeSpan.FromHours(8));

        var number = Numbering.Assign(new NumberRequest(abbreviation, letter, tier, grade), march, _ => false);

        Assert.Equal(expected, number.Value.ToString());
    }
}

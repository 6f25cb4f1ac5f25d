using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.Customers.Numbering;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Numbering;

public sealed class CustomerNumberingTests
{
    private static readonly CustomerNumbering Numbering = new(NumberingSettings.For("TF"));
    private static readonly DateTimeOffset March = new(2026, 3, 9, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_sources_example_is_reproduced()
    {
        var abbreviation = new PinyinInitials().For("北京城建集团公司");
        var august = new DateTimeOffset(2012, 8, 15, 10, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal("TF-S-A-201208-BJCJJTGS", Assign(new(abbreviation, "S", CustomerTier.Cooperating, AmountGrade.A), august));
    }

    [Theory]
    [InlineData("2026-03-31T15:59:59Z", "202603")]
    [InlineData("2026-03-31T16:00:00Z", "202604")]
    [InlineData("2025-12-31T16:00:00Z", "202601")]
    public void The_month_is_that_of_shanghai_at_the_moment_of_assignment(string instant, string month)
    {
        var number = Assign(Request("BJCJ"), DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal($"TF-S-D-{month}-BJCJ", number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Q")]
    [InlineData("SX")]
    [InlineData("s")]
    public void A_department_without_letter_cannot_own_a_number(string? letter)
    {
        var result = Numbering.Assign(Request("BJCJ") with { DepartmentLetter = letter }, March, _ => false);
        Assert.Equal("department-without-letter", result.Problem?.Code);
    }

    [Theory]
    [InlineData("Z")]
    [InlineData("J")]
    [InlineData("K")]
    [InlineData("X")]
    [InlineData("F")]
    public void Fixed_and_configured_letters_are_used(string letter) =>
        Assert.Equal($"TF-{letter}-D-202603-BJCJ", Assign(Request("BJCJ") with { DepartmentLetter = letter }, March));

    [Theory]
    [InlineData(null)]
    [InlineData(AmountGrade.A)]
    public void A_reserve_customer_has_the_reserve_letter(AmountGrade? grade) =>
        Assert.Equal("TF-M-E-202603-JXSGYJYYXGS", Assign(new("JXSGYJYYXGS", "M", CustomerTier.Reserve, grade), March));

    [Fact]
    public void A_strategic_customer_is_graded_like_a_cooperating_one() =>
        Assert.Equal("TF-S-B-202603-BJCJ", Assign(new("BJCJ", "S", CustomerTier.Strategic, AmountGrade.B), March));

    [Fact]
    public void A_cooperating_customer_needs_a_grade() =>
        Assert.Equal("grade-missing", Numbering.Propose(Request("BJCJ") with { Grade = null }, March).Problem?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("bjcj")]
    [InlineData("BJ CJ")]
    [InlineData("北京")]
    [InlineData("BJ-02")]
    [InlineData("ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJK")]
    public void An_abbreviation_that_would_break_the_number_is_refused(string abbreviation) =>
        Assert.Equal("abbreviation-invalid", Numbering.Propose(Request(abbreviation), March).Problem?.Code);

    [Fact]
    public async Task The_later_of_two_equal_customers_gets_a_suffix()
    {
        var initials = new PinyinInitials();
        var taken = new HashSet<string>();
        string[] names = ["绍兴青禾科技有限公司", "绍兴秋和科技有限公司", "绍兴清河科技有限公司"];
        var given = new List<string>();
        foreach (var name in names)
        {
            var number = await Numbering.AssignAsync(Request(initials.For(name)), March, (n, _) => Task.FromResult(taken.Contains(n)), TestContext.Current.CancellationToken);
            taken.Add(number.Value.ToString());
            given.Add(number.Value.ToString());
        }

        Assert.Equal(["TF-S-D-202603-SXQHKJYXGS", "TF-S-D-202603-SXQHKJYXGS-02", "TF-S-D-202603-SXQHKJYXGS-03"], given);
    }

    [Fact]
    public void Numbers_that_were_ever_given_are_not_given_again()
    {
        HashSet<string> taken = ["TF-S-D-202603-BJCJ", "TF-S-D-202603-BJCJ-03"];
        Assert.Equal("TF-S-D-202603-BJCJ-02", Numbering.Assign(Request("BJCJ"), March, taken.Contains).Value.ToString());
    }

    [Fact]
    public async Task After_99_there_is_no_number_left()
    {
        Assert.Equal("numbers-exhausted", Numbering.Assign(Request("BJCJ"), March, _ => true).Problem?.Code);
        var result = await Numbering.AssignAsync(Request("BJCJ"), March, (_, _) => Task.FromResult(true), TestContext.Current.CancellationToken);
        Assert.Equal("numbers-exhausted", result.Problem?.Code);
    }

    [Theory]
    [InlineData("T")]
    [InlineData("TFTFTFT")]
    [InlineData("tf")]
    [InlineData("T1")]
    public void A_company_code_has_two_to_six_capital_letters(string code) =>
        Assert.Throws<ArgumentException>(() => new CustomerNumbering(NumberingSettings.For(code)));

    [Fact]
    public void Department_letters_are_capital_letters()
    {
        Assert.Throws<ArgumentException>(() => new DepartmentLetters("K,X"));
        Assert.Equal("ZSCRBJGMKXF", new DepartmentLetters().ToString());
    }

    [Fact]
    public void Every_number_that_is_assigned_passes_the_check_pattern()
    {
        foreach (var grade in Enum.GetValues<AmountGrade>())
            Assert.True(CustomerNumber.TryParse(Assign(Request("BJCJ") with { Grade = grade }, March), out _));
    }

    private static NumberRequest Request(string abbreviation) => new(abbreviation, "S", CustomerTier.Cooperating, AmountGrade.D);

    private static string Assign(NumberRequest request, DateTimeOffset at) => Numbering.Assign(request, at, _ => false).Value.ToString();
}

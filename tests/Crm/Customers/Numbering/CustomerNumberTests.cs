using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Crm.Customers.Numbering;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Numbering;

public sealed class CustomerNumberTests
{
    [Fact]
    public void The_sources_example_has_these_parts()
    {
        var number = CustomerNumber.Parse("TF-S-A-201208-BJCJJTGS");

        Assert.Equal("TF", number.CompanyCode);
        Assert.Equal('S', number.DepartmentLetter);
        Assert.Equal(AmountGrade.A, number.Grade);
        Assert.Equal((2012, 8), (number.Year, number.Month));
        Assert.Equal("BJCJJTGS", number.Abbreviation);
        Assert.Null(number.Suffix);
        Assert.Equal("A201208BJCJJTGS", number.Short);
    }

    [Theory]
    [InlineData("TF-S-A-201208-BJCJJTGS")]
    [InlineData("ABCDEF-K-E-202612-1")]
    [InlineData("TF-S-D-202603-SXQHKJYXGS-02")]
    [InlineData("TF-F-D-202603-A-99")]
    public void A_number_is_written_as_it_was_read(string text)
    {
        Assert.True(CustomerNumber.TryParse(text, out var number));
        Assert.Equal(text, number.ToString());
        Assert.Equal(number, CustomerNumber.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("T-S-A-201208-BJ")]
    [InlineData("TFTFTFT-S-A-201208-BJ")]
    [InlineData("tf-S-A-201208-BJ")]
    [InlineData("TF-Q-A-201208-BJ")]
    [InlineData("TF-S-F-201208-BJ")]
    [InlineData("TF-S-A-201213-BJ")]
    [InlineData("TF-S-A-201200-BJ")]
    [InlineData("TF-S-A-20128-BJ")]
    [InlineData("TF-S-A-٢٠١٢٠٨-BJ")]
    [InlineData("TF-S-A-201208-")]
    [InlineData("TF-S-A-201208-bj")]
    [InlineData("TF-S-A-201208-北京")]
    [InlineData("TF-S-A-201208-BJ-2")]
    [InlineData("TF-S-A-201208-BJ-00")]
    [InlineData("TF-S-A-201208-BJ-01")]
    [InlineData("TF-S-A-201208-BJ-100")]
    [InlineData("TF-S-A-201208-BJ\n")]
    [InlineData(" TF-S-A-201208-BJ")]
    [InlineData("TF-S-A-201208-ABCDEFGHIJABCDEFGHIJABCDEFGHIJABCDEFGHIJK")]
    public void Anything_else_is_no_number(string? text) => Assert.False(CustomerNumber.TryParse(text, out _));

    [Fact]
    public void A_companys_own_letter_is_known_when_it_is_configured()
    {
        Assert.True(CustomerNumber.TryParse("TF-Q-A-201208-BJ", new DepartmentLetters("Q"), out _));
        Assert.False(CustomerNumber.TryParse("TF-K-A-201208-BJ", new DepartmentLetters(""), out _));
    }

    [Fact]
    public void Suffixes_run_from_02_to_99()
    {
        var number = CustomerNumber.Parse("TF-S-A-201208-BJ");
        Assert.Equal("TF-S-A-201208-BJ-02", number.Next()?.ToString());
        Assert.Equal("A201208BJ-03", number.Next()?.Next()?.Short);
        Assert.Null(CustomerNumber.Parse("TF-S-A-201208-BJ-99").Next());
    }

    [Fact]
    public void Parse_says_what_a_number_looks_like() =>
        Assert.Contains("TF-S-A-201208-BJCJJTGS", Assert.Throws<FormatException>(() => CustomerNumber.Parse("x")).Message, StringComparison.Ordinal);
}

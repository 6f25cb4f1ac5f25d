using System.Globalization;
using WorkflowCrm.Crm.Customers.Grading;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Customers.Grading;

public sealed class CustomerGradingTests
{
    [Theory]
    [InlineData("1200000.00", AmountGrade.A)]
    [InlineData("99999999999.99", AmountGrade.A)]
    [InlineData("1199999.99", AmountGrade.B)]
    [InlineData("1199999.9999999999", AmountGrade.B)]
    [InlineData("800000", AmountGrade.B)]
    [InlineData("799999.99", AmountGrade.C)]
    [InlineData("560000", AmountGrade.C)]
    [InlineData("500000.00", AmountGrade.C)]
    [InlineData("499999.99", AmountGrade.D)]
    [InlineData("200000", AmountGrade.D)]
    [InlineData("199999.99", AmountGrade.E)]
    [InlineData("0", AmountGrade.E)]
    public void Lower_bounds_belong_to_the_grade_and_upper_bounds_do_not(string amount, AmountGrade expected) =>
        Assert.Equal(expected, CustomerGrading.GradeOf(decimal.Parse(amount, CultureInfo.InvariantCulture)).Value);

    [Fact]
    public void A_negative_amount_is_refused()
    {
        var result = CustomerGrading.GradeOf(-0.01m);
        Assert.Equal("amount-negative", result.Problem?.Code);
        Assert.Equal("-0.01", result.Problem?.Args["amount"]);
    }

    [Theory]
    [InlineData(CustomerTier.Strategic, AmountGrade.E, false, ServiceTier.Strategic)]
    [InlineData(CustomerTier.Strategic, AmountGrade.A, true, ServiceTier.Strategic)]
    [InlineData(CustomerTier.Cooperating, AmountGrade.A, false, ServiceTier.Key)]
    [InlineData(CustomerTier.Cooperating, AmountGrade.B, false, ServiceTier.Key)]
    [InlineData(CustomerTier.Cooperating, AmountGrade.C, false, ServiceTier.General)]
    [InlineData(CustomerTier.Cooperating, AmountGrade.D, false, ServiceTier.General)]
    [InlineData(CustomerTier.Cooperating, AmountGrade.E, false, ServiceTier.General)]
    [InlineData(CustomerTier.Cooperating, AmountGrade.C, true, ServiceTier.Key)]
    [InlineData(CustomerTier.Cooperating, null, false, ServiceTier.General)]
    [InlineData(CustomerTier.Reserve, null, false, ServiceTier.General)]
    [InlineData(CustomerTier.Reserve, AmountGrade.A, false, ServiceTier.General)]
    [InlineData(CustomerTier.Reserve, null, true, ServiceTier.Key)]
    public void The_service_tier_follows_from_tier_grade_and_key_flag(CustomerTier tier, AmountGrade? grade, bool keyFlag, ServiceTier expected) =>
        Assert.Equal(expected, CustomerGrading.ServiceTierOf(tier, grade, keyFlag));

    [Fact]
    public void There_are_three_tiers_and_another_value_is_a_bug()
    {
        Assert.Equal([CustomerTier.Strategic, CustomerTier.Cooperating, CustomerTier.Reserve], Enum.GetValues<CustomerTier>());
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerGrading.ServiceTierOf((CustomerTier)7, AmountGrade.A, false));
    }

    [Theory]
    [InlineData(ServiceTier.Strategic, ArchiveLevel.Company)]
    [InlineData(ServiceTier.Key, ArchiveLevel.Company)]
    [InlineData(ServiceTier.General, ArchiveLevel.Department)]
    public void Archives_of_strategic_and_key_customers_are_the_companys(ServiceTier tier, ArchiveLevel expected) =>
        Assert.Equal(expected, CustomerGrading.ArchiveLevelOf(tier));

    [Theory]
    [InlineData(CustomerTier.Strategic, CardClass.Cooperating)]
    [InlineData(CustomerTier.Cooperating, CardClass.Cooperating)]
    [InlineData(CustomerTier.Reserve, CardClass.NotCooperating)]
    public void Only_reserve_customers_have_a_card_of_the_other_class(CustomerTier tier, CardClass expected) =>
        Assert.Equal(expected, CustomerGrading.CardClassOf(tier));
}

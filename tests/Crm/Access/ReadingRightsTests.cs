using WorkflowCrm.Crm.Access;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Access;

public sealed class ReadingRightsTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(Company.GeneralManager, ReadingBasis.Exempt)]
    [InlineData(Company.DeputyForMarket, ReadingBasis.Exempt)]
    [InlineData(Company.DeputyForDesign, ReadingBasis.Exempt)]
    [InlineData(Company.MarketingDirector, ReadingBasis.Exempt)]
    [InlineData(Company.MarketManager, ReadingBasis.None)]
    [InlineData(Company.Salesman, ReadingBasis.Owner)]
    [InlineData(Company.Designer, ReadingBasis.None)]
    [InlineData(Company.Chairman, ReadingBasis.None)]
    public void R053_R054_G18_Company_level_is_free_to_GM_deputy_GMs_marketing_director_and_owner(string person, ReadingBasis basis) =>
        Assert.Equal(basis, Of(person, Company.KeyCustomer));

    [Theory]
    [InlineData(Company.GeneralManager, ReadingBasis.Exempt)]
    [InlineData(Company.DeputyForMarket, ReadingBasis.Exempt)]
    [InlineData(Company.DeputyForDesign, ReadingBasis.None)]
    [InlineData(Company.MarketingDirector, ReadingBasis.None)]
    [InlineData(Company.MarketManager, ReadingBasis.Keeper)]
    [InlineData(Company.DesignManager, ReadingBasis.None)]
    [InlineData(Company.OtherSalesman, ReadingBasis.None)]
    public void R056_G18_Department_level_is_free_to_GM_deputy_GM_in_charge_and_the_keeping_manager(string person, ReadingBasis basis) =>
        Assert.Equal(basis, Of(person, Company.PlainCustomer));

    [Fact]
    public void Who_has_left_reads_nothing_whatever_he_was()
    {
        _world.Leaves(Company.GeneralManager);
        Assert.Equal(ReadingBasis.None, Of(Company.GeneralManager, Company.KeyCustomer));
    }

    private ReadingBasis Of(string person, string customer) =>
        ReadingRights.Of(_world.Organisation.Current, person, _world.Data.Customers.Single(c => c.Number == customer), []);
}

using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.People;

public sealed class OrganisationTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(Company.Designer, Company.DesignManager)]
    [InlineData(Company.DesignManager, Company.DeputyForDesign)]
    [InlineData(Company.DeputyForDesign, Company.GeneralManager)]
    [InlineData(Company.GeneralManager, Company.Chairman)]
    [InlineData(Company.FinanceManager, Company.GeneralManager)]
    [InlineData(Company.OfficeHead, Company.GeneralManager)]
    [InlineData(Company.Chairman, null)]
    public void Everybody_has_a_next_superior_up_to_the_chairman(string person, string? superior) =>
        Assert.Equal(superior, _world.Organisation.Current.SuperiorOf(person)?.Id);

    [Fact]
    public void Vacant_posts_are_passed_over()
    {
        _world.Leaves(Company.DesignManager);
        _world.Leaves(Company.DeputyForDesign);
        Assert.Equal(Company.GeneralManager, _world.Organisation.Current.SuperiorOf(Company.Designer)?.Id);
        _world.Leaves(Company.GeneralManager);
        Assert.Equal(Company.Chairman, _world.Organisation.Current.SuperiorOf(Company.Designer)?.Id);
        Assert.Equal(Company.Chairman, _world.Organisation.Current.SuperiorOf(Company.DeputyForMarket)?.Id);
    }

    [Fact]
    public void A_manager_who_has_left_does_not_lead_from_outside_his_own_post()
    {
        _world.Department("J").ManagerId = Company.DesignManager;
        _world.Leaves(Company.DesignManager);
        Assert.Null(_world.Organisation.Current.ManagerOf("J"));
    }

    [Fact]
    public void A_deputy_acts_exactly_from_the_first_instant_to_the_last()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        var absence = _world.Data.Absences.Single();
        var company = _world.Organisation.Current;
        Assert.Null(company.ActingDeputyOf(Company.DesignManager, absence.From.AddTicks(-1)));
        Assert.Equal(Company.MarketManager, company.ActingDeputyOf(Company.DesignManager, absence.From)?.Id);
        Assert.Null(company.ActingDeputyOf(Company.DesignManager, absence.Until));
        Assert.Equal([Company.MarketManager, Company.DesignManager], company.ActsFor(Company.MarketManager, absence.From));
        Assert.Equal([Company.MarketManager], company.ActsFor(Company.MarketManager, absence.Until));
    }

    [Fact]
    public void Of_two_absences_at_once_the_one_with_a_deputy_who_can_act_counts()
    {
        _world.IsAbsent(Company.DesignManager, Company.Salesman);
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        _world.Leaves(Company.Salesman);
        Assert.Equal(Company.MarketManager, _world.Organisation.Current.ActingDeputyOf(Company.DesignManager, _world.Clock.Now)?.Id);
    }

    [Fact]
    public void Who_acts_for_whom_agrees_from_both_sides()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        _world.IsAbsent(Company.MarketManager, Company.DesignManager);
        var company = _world.Organisation.Current;
        Assert.Null(company.ActingDeputyOf(Company.DesignManager, _world.Clock.Now));
        Assert.Equal([Company.MarketManager], company.ActsFor(Company.MarketManager, _world.Clock.Now));
    }

    [Fact]
    public void A_role_for_one_department_does_not_hold_for_another()
    {
        var company = _world.Organisation.Current;
        Assert.True(company.HasRole(Company.DeputyForMarket, Roles.DeputyGeneralManager, "S"));
        Assert.False(company.HasRole(Company.DeputyForMarket, Roles.DeputyGeneralManager, "J"));
        Assert.True(company.HasRole(Company.DeputyForMarket, Roles.DeputyGeneralManager));
    }
}

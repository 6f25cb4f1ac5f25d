using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class ApproversTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("manager-of-requester", Company.DesignManager, "manager")]
    [InlineData("leader-of-requester", Company.DeputyForDesign, "leader")]
    [InlineData("superior-of-requester", Company.DesignManager, "manager")]
    [InlineData("manager-of-unit", Company.MarketManager, "manager")]
    [InlineData("leader-of-unit", Company.DeputyForMarket, "leader")]
    [InlineData("gm", Company.GeneralManager, "gm")]
    [InlineData("chairman", Company.Chairman, "chairman")]
    [InlineData("role:archive-keeper", Company.Administrator, "role")]
    [InlineData("person:he.jingxing", Company.MarketingDirector, "person")]
    [InlineData(" Person: he.jingxing ", Company.MarketingDirector, "person")]
    public void Each_rule_names_its_post(string rule, string person, string why) =>
        Assert.Equal(new ApproverChoice(person, why), Resolve(rule, Company.Designer, "J"));

    [Fact]
    public void A_request_by_the_manager_himself_goes_to_the_deputy_in_charge() =>
        Assert.Equal(new ApproverChoice(Company.DeputyForDesign, "self-approval"), Resolve("manager-of-requester", Company.DesignManager, "J"));

    [Fact]
    public void A_request_by_the_deputy_in_charge_goes_to_the_GM() =>
        Assert.Equal(new ApproverChoice(Company.GeneralManager, "self-approval"), Resolve("leader-of-unit", Company.DeputyForMarket, "Z"));

    [Fact]
    public void A_request_by_the_GM_goes_to_the_chairman() =>
        Assert.Equal(new ApproverChoice(Company.Chairman, "self-approval"), Resolve("gm", Company.GeneralManager, "Z"));

    [Fact]
    public void A_request_by_the_chairman_goes_to_the_GM_for_want_of_anybody_above() =>
        Assert.Equal(new ApproverChoice(Company.GeneralManager, "self-approval"), Resolve("chairman", Company.Chairman, "Z"));

    [Fact]
    public void A_vacant_post_goes_to_the_next_superior()
    {
        _world.Department("J").ManagerId = null;
        Assert.Equal(new ApproverChoice(Company.DeputyForDesign, "vacant"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void The_post_of_somebody_who_has_left_is_vacant()
    {
        _world.Leaves(Company.DesignManager);
        _world.Leaves(Company.DeputyForDesign);
        Assert.Equal(new ApproverChoice(Company.GeneralManager, "vacant"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void Without_a_deputy_GM_in_charge_the_GM_leads_the_unit() =>
        Assert.Equal(new ApproverChoice(Company.GeneralManager, "leader"), Resolve("leader-of-requester", Company.Accountant, "C"));

    [Fact]
    public void An_unknown_unit_goes_to_the_GM() =>
        Assert.Equal(new ApproverChoice(Company.GeneralManager, "vacant"), Resolve("manager-of-unit", Company.Designer, "J", unit: null));

    [Fact]
    public void An_absent_approver_without_a_deputy_is_passed_over()
    {
        _world.IsAbsent(Company.DesignManager);
        Assert.Equal(new ApproverChoice(Company.DeputyForDesign, "absent"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void An_absent_approver_with_a_deputy_keeps_the_task()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        Assert.Equal(new ApproverChoice(Company.DesignManager, "manager"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void A_deputy_who_is_away_himself_is_no_deputy()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        _world.IsAbsent(Company.MarketManager);
        Assert.Equal(new ApproverChoice(Company.DeputyForDesign, "absent"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void A_deputy_who_has_left_is_no_deputy()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        _world.Leaves(Company.MarketManager);
        Assert.Equal(new ApproverChoice(Company.DeputyForDesign, "absent"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void A_deputy_never_approves_his_own_request_on_behalf_of_the_manager()
    {
        _world.IsAbsent(Company.DesignManager, Company.Designer);
        Assert.Equal(new ApproverChoice(Company.DeputyForDesign, "absent"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void When_everybody_above_is_gone_an_administrator_acts()
    {
        foreach (var login in new[] { Company.DesignManager, Company.DeputyForDesign, Company.GeneralManager, Company.Chairman })
            _world.Leaves(login);
        Assert.Equal(new ApproverChoice(Company.Administrator, "last-resort"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void The_last_administrator_does_not_approve_his_own_request()
    {
        foreach (var person in _world.Data.People.Where(p => p.Id is not Company.Administrator))
            person.Active = false;
        Assert.Throws<InvalidOperationException>(() => Resolve("gm", Company.Administrator, "Z"));
    }

    [Fact]
    public void When_everybody_is_away_the_task_waits_for_the_nearest_rather_than_for_nobody()
    {
        foreach (var person in _world.Data.People)
            _world.IsAbsent(person.Id);
        Assert.Equal(new ApproverChoice(Company.DesignManager, "absent"), Resolve("manager-of-requester", Company.Designer, "J"));
    }

    [Fact]
    public void The_requester_approves_nothing_of_his_own_even_when_the_rule_names_him() =>
        Assert.Equal(new ApproverChoice(Company.DesignManager, "self-approval"), Resolve("requester", Company.Designer, "J"));

    [Theory]
    [InlineData(TaskKind.Work)]
    [InlineData(TaskKind.Revision)]
    public void What_is_the_requesters_to_do_stays_his_even_while_he_is_away(TaskKind kind)
    {
        _world.IsAbsent(Company.Designer);
        Assert.Equal(new ApproverChoice(Company.Designer, "requester"), Resolve("requester", Company.Designer, "J", kind: kind));
    }

    [Fact]
    public void Of_several_holders_of_a_role_one_who_can_act_is_chosen()
    {
        _world.IsAbsent(Company.OtherSalesman);
        Assert.Equal(new ApproverChoice(Company.Salesman, "role"), Resolve("role:salesperson", Company.Designer, "J"));
    }

    [Fact]
    public void A_role_that_holds_for_departments_is_asked_for_the_unit() =>
        Assert.Equal(Company.DeputyForMarket, Resolve($"role:{Roles.DeputyGeneralManager}", Company.Designer, "J").PersonId);

    [Fact]
    public void A_role_that_nobody_has_goes_to_the_GM() =>
        Assert.Equal(new ApproverChoice(Company.GeneralManager, "vacant"), Resolve("role:gift-keeper", Company.Designer, "J"));

    [Fact]
    public void Somebody_named_who_has_left_is_replaced_by_his_superior()
    {
        _world.Leaves(Company.Salesman);
        Assert.Equal(new ApproverChoice(Company.MarketManager, "vacant"), Resolve("person:tang.yiming", Company.Designer, "J"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("the boss")]
    [InlineData("role:")]
    [InlineData("person: ")]
    public void A_rule_that_says_nothing_is_refused_with_what_is_expected(string rule)
    {
        var problem = Assert.Throws<ArgumentException>(() => Resolve(rule, Company.Designer, "J"));
        Assert.Contains("manager-of-requester", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_simple_rule_can_be_read() =>
        Assert.All(ApproverRule.Simple, rule => Assert.True(ApproverRule.TryParse(rule, out _)));

    private ApproverChoice Resolve(string rule, string requester, string department, string? unit = "S", TaskKind kind = TaskKind.Approval) =>
        Approvers.Resolve(_world.Organisation.Current, rule, new ApproverQuestion(requester, department, unit, kind, _world.Clock.Now));
}

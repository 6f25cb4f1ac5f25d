namespace WorkflowCrm.Activities.Tests.ArchiveRequests;

/// <summary>The route before sending, and what comes next.</summary>
public sealed class RouteAheadTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task Before_sending_the_company_route_is_shown_with_its_people()
    {
        var route = await _office.RouteAsync(Company.Designer, Office.Form(Company.CompanyLevel));
        Assert.Equal(
            [("部门经理签字", Company.DesignManager), ("总经理批准", Company.GeneralManager), ("开通查阅", Company.Secretary)],
            route.Select(step => (step.Name, step.PersonId!)));
        Assert.Empty(_office.Approvals.Requests);
    }

    [Fact]
    public async Task The_department_route_asks_the_owning_departments_people()
    {
        var route = await _office.RouteAsync(Company.Designer, Office.Form(Company.DepartmentLevel));
        Assert.Equal(
            [Company.DesignManager, Company.MarketingManager, Company.BusinessDeputy, Company.MarketingManager],
            route.Select(step => step.PersonId));
    }

    [Fact]
    public async Task Within_the_owning_department_the_first_step_is_left_out()
    {
        var route = await _office.RouteAsync(Company.OtherSalesperson, Office.Form(Company.DepartmentLevel));
        Assert.Equal("归属部门经理批准", route[0].Name);
    }

    [Fact]
    public async Task Nobody_stands_in_the_way_of_one_who_may_read_anyhow() =>
        Assert.Empty(await _office.RouteAsync(Company.GeneralManager, Office.Form(Company.CompanyLevel)));

    [Fact]
    public async Task A_person_who_has_to_agree_twice_is_shown_once()
    {
        _office.People.Departments.Single(department => department.Id == "S").LeaderInChargeId = null;
        var route = await _office.RouteAsync(Company.MarketingManager, Office.Form(Company.CompanyLevel));
        Assert.Equal(["部门经理签字", "开通查阅"], route.Select(step => step.Name));
        Assert.Equal("self-approval", route[0].Why);
    }

    [Fact]
    public async Task On_its_way_only_what_lies_ahead_is_shown()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        Assert.Equal(["总经理批准", "开通查阅"], await AheadAsync());
        await _office.ApproveAsync(Company.DesignManager);
        Assert.Equal(["开通查阅"], await AheadAsync());
    }

    [Fact]
    public async Task A_returned_request_has_the_whole_way_ahead()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        await _office.DecideAsync(Company.DesignManager, "Returned", "请改");
        Assert.Equal(["部门经理签字", "总经理批准", "开通查阅"], await AheadAsync());
    }

    [Fact]
    public async Task Nothing_lies_ahead_of_a_request_that_is_over()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        await _office.DecideAsync(Company.DesignManager, "Rejected", "不同意");
        Assert.Empty(await AheadAsync());
    }

    private async Task<IEnumerable<string>> AheadAsync() =>
        (await _office.RouteAsync(Company.Designer, Office.Form(Company.CompanyLevel), _office.Request.InstanceId)).Select(step => step.Name);
}

using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.ArchiveRequests;

/// <summary>W01: who is asked, in which order (P07, P08).</summary>
public sealed class RoutesTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_company_level_archive_passes_the_department_manager_the_general_manager_and_the_keeper()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        Assert.Equal(["部门经理签字: meng.fan"], _office.Waiting);

        await _office.ApproveAsync(Company.DesignManager);
        Assert.Equal(["总经理批准: lin.zhiyuan"], _office.Waiting);

        await _office.ApproveAsync(Company.GeneralManager);
        Assert.Equal(["开通查阅: ye.xiaolan"], _office.Waiting);
        Assert.Equal(TaskKind.Work, _office.Task.Kind);
        Assert.Empty(_office.Access.Grants);

        await _office.DecideAsync(Company.Secretary, Outcomes.Submitted);
        Assert.Equal(["查阅完毕提前归还: jiang.yinuo"], _office.Waiting);
        Assert.Equal(Company.Designer, _office.Grant.PersonId);
        Assert.Equal(Company.Secretary, _office.Grant.KeeperId);
        Assert.Equal("报价、合同", _office.Grant.Scope);
        Assert.Equal(Outcomes.Approved, _office.Request.Outcome);
        Assert.Single(_office.MailsTo(Company.Designer, "case.approved"));
    }

    [Fact]
    public async Task A_department_level_archive_passes_both_managers_and_the_deputy_in_charge_of_the_owning_department()
    {
        await _office.AskAsync(Company.Designer, Company.DepartmentLevel);
        Assert.Equal(["本部门经理签字: meng.fan"], _office.Waiting);

        await _office.ApproveAsync(Company.DesignManager);
        Assert.Equal(["归属部门经理批准: luo.siyuan"], _office.Waiting);

        await _office.ApproveAsync(Company.MarketingManager);
        Assert.Equal(["副总批准: zhou.yaning"], _office.Waiting);

        await _office.ApproveAsync(Company.BusinessDeputy);
        Assert.Equal(["开通查阅: luo.siyuan"], _office.Waiting);
    }

    [Fact]
    public async Task Within_the_owning_department_the_applicants_manager_is_asked_once()
    {
        await _office.AskAsync(Company.OtherSalesperson, Company.DepartmentLevel);
        Assert.Equal(["归属部门经理批准: luo.siyuan"], _office.Waiting);

        await _office.ApproveAsync(Company.MarketingManager);
        Assert.Equal(["副总批准: zhou.yaning"], _office.Waiting);
    }

    [Fact]
    public async Task A_request_by_the_manager_himself_goes_to_the_deputy_in_charge()
    {
        await _office.AskAsync(Company.DesignManager, Company.CompanyLevel);
        Assert.Equal(["部门经理签字: han.zimo"], _office.Waiting);
        Assert.Equal("self-approval", _office.Task.Why);
    }

    [Fact]
    public async Task The_same_person_in_two_steps_decides_once()
    {
        // The marketing department has nobody in charge but the general manager, who signs for its manager and approves besides.
        _office.People.Departments.Single(department => department.Id == "S").LeaderInChargeId = null;
        await _office.AskAsync(Company.MarketingManager, Company.CompanyLevel);
        Assert.Equal(["部门经理签字: lin.zhiyuan"], _office.Waiting);

        await _office.ApproveAsync(Company.GeneralManager);
        Assert.Equal(["开通查阅: ye.xiaolan"], _office.Waiting);
        Assert.Equal(TaskState.Skipped, _office.Approvals.Tasks.Single(task => task.StepName == "总经理批准").State);
    }

    [Theory]
    [InlineData(Company.GeneralManager, Company.CompanyLevel)]
    [InlineData(Company.MarketingDirector, Company.CompanyLevel)]
    [InlineData(Company.BusinessDeputy, Company.DepartmentLevel)]
    [InlineData(Company.Salesperson, Company.DepartmentLevel)]
    public async Task Whoever_may_read_without_asking_is_told_so(string person, string customer)
    {
        await _office.AskAsync(person, customer);
        Assert.Empty(_office.OpenTasks);
        Assert.Equal(RequestStatus.Finished, _office.Request.Status);
        Assert.Equal("NotNeeded", _office.Request.Outcome);
        Assert.Empty(_office.Access.Grants);
    }

    [Fact]
    public async Task A_rejection_by_the_general_manager_ends_it_and_mails_the_reason()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        await _office.ApproveAsync(Company.DesignManager);
        await _office.DecideAsync(Company.GeneralManager, Outcomes.Rejected, "与本项目无关");

        Assert.Empty(_office.OpenTasks);
        Assert.Empty(_office.Access.Grants);
        Assert.Equal((RequestStatus.Finished, Outcomes.Rejected), (_office.Request.Status, _office.Request.Outcome));
        var mail = Assert.Single(_office.Mails, mail => mail.TemplateKey == "case.rejected");
        Assert.Equal(Company.Designer, mail.ToPersonId);
        Assert.Contains("reason=与本项目无关", mail.Text, StringComparison.Ordinal);
        Assert.Empty(_office.Instances.Timers());
    }

    [Fact]
    public async Task One_rejection_is_enough_at_department_level_too()
    {
        await _office.AskAsync(Company.Designer, Company.DepartmentLevel);
        await _office.ApproveAsync(Company.DesignManager);
        await _office.ApproveAsync(Company.MarketingManager);
        await _office.DecideAsync(Company.BusinessDeputy, Outcomes.Rejected, "不同意");

        Assert.Equal((RequestStatus.Finished, Outcomes.Rejected), (_office.Request.Status, _office.Request.Outcome));
        Assert.Empty(_office.Access.Grants);
    }

    [Fact]
    public async Task The_instance_bears_the_number_of_the_request()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        var state = _office.Instances.Of(_office.Request.InstanceId);
        Assert.Equal(_office.Request.Number, state.Name);
        Assert.Equal(_office.Request.Number, state.CorrelationId);
        Assert.Equal("DA-20261123-001", _office.Request.Number);
    }
}

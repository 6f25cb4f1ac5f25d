using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.ArchiveRequests;

/// <summary>R063: remind after 1, escalate after 2, lapse after 5 working days.</summary>
public sealed class ClockTests
{
    // A Thursday: the second working day after it is a Monday.
    private readonly Office _office = new("2026-11-26 15:00");

    [Fact]
    public async Task The_approver_is_reminded_after_one_working_day_and_the_task_stays_open()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        await _office.UntilAsync("2026-11-27 14:59");
        Assert.Empty(_office.MailsTo(Company.DesignManager, "task.reminder"));

        await _office.UntilAsync("2026-11-28 00:00");
        Assert.Equal(["task.reminder 2026-11-27 15:00"], _office.MailsTo(Company.DesignManager, "task.reminder"));
        Assert.Equal(["部门经理签字: meng.fan"], _office.Waiting);
    }

    [Fact]
    public async Task After_two_working_days_the_leader_in_charge_may_decide_too()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        Assert.Equal("2026-11-30 15:00", Office.Local(_office.Task.DueAt));
        Assert.Equal("2wd", _office.Task.DueRule);
        await _office.UntilAsync("2026-11-30 15:00");

        Assert.Equal(["task.escalated 2026-11-30 15:00"], _office.MailsTo(Company.CreativeDeputy));
        Assert.Equal((Company.CreativeDeputy, true), (_office.Task.EscalatedToId, _office.Task.EscalationMayDecide));
        await _office.ApproveAsync(Company.CreativeDeputy);
        Assert.Equal(["总经理批准: lin.zhiyuan"], _office.Waiting);
    }

    [Fact]
    public async Task The_general_managers_secretary_only_reminds_him()
    {
        await AtTheGeneralManagerAsync();
        await _office.UntilAsync("2026-11-30 15:00");

        Assert.Equal((Company.Secretary, false), (_office.Task.EscalatedToId, _office.Task.EscalationMayDecide));
        var tried = await _office.InScopeAsync<Decide, Crm.Result<Request>>(desk =>
            desk.RunAsync(new Decision(Company.Secretary, _office.Task.Id, Outcomes.Approved, null, null, Channel.Page), default));
        Assert.Equal("not-your-task", tried.Problem?.Code);
    }

    [Fact]
    public async Task The_deputys_delay_goes_up_to_the_general_manager()
    {
        await _office.AskAsync(Company.OtherSalesperson, Company.DepartmentLevel);
        await _office.ApproveAsync(Company.MarketingManager);
        await _office.UntilAsync("2026-11-30 15:00");
        Assert.Equal((Company.GeneralManager, true), (_office.Task.EscalatedToId, _office.Task.EscalationMayDecide));
    }

    [Fact]
    public async Task After_five_working_days_the_request_lapses()
    {
        await AtTheGeneralManagerAsync();
        Assert.Equal("2026-12-03 15:00", Office.Local(_office.Task.ExpiresAt));
        await _office.UntilAsync("2026-12-03 15:00");

        Assert.Empty(_office.OpenTasks);
        Assert.Equal((RequestStatus.Finished, Outcomes.TimedOut), (_office.Request.Status, _office.Request.Outcome));
        Assert.Equal(["case.lapsed 2026-12-03 15:00"], _office.MailsTo(Company.Designer, "case.lapsed"));
        Assert.Empty(_office.Instances.Timers());
    }

    [Fact]
    public async Task A_decision_stops_the_clock_of_its_step()
    {
        await AtTheGeneralManagerAsync();
        await _office.ApproveAsync(Company.GeneralManager);
        await _office.UntilAsync("2026-11-27 12:00");
        Assert.Empty(_office.MailsTo(Company.GeneralManager, "task.reminder"));
        Assert.Empty(_office.MailsTo(Company.DesignManager, "task.reminder"));
    }

    [Fact]
    public async Task The_keeper_is_reminded_after_four_working_hours_and_then_every_working_day()
    {
        await AtTheGeneralManagerAsync();
        await _office.ApproveAsync(Company.GeneralManager);
        Assert.Equal(("2026-11-27 10:00", "4wh"), (Office.Local(_office.Task.DueAt), _office.Task.DueRule));
        Assert.Null(_office.Task.ExpiresAt);
        await _office.UntilAsync("2026-12-01 12:00");
        Assert.Equal(
            ["task.reminder 2026-11-27 10:00", "task.reminder 2026-11-30 10:00", "task.reminder 2026-12-01 10:00"],
            _office.MailsTo(Company.Secretary, "task.reminder"));
        Assert.Equal(["开通查阅: ye.xiaolan"], _office.Waiting);
    }

    [Fact]
    public async Task A_timer_that_comes_too_late_does_nothing()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        var (instance, timer) = _office.Instances.Timers().First();
        await _office.ApproveAsync(Company.DesignManager);
        Assert.False(await _office.FireAsync(instance, timer.Id));
        Assert.Equal(["总经理批准: lin.zhiyuan"], _office.Waiting);
    }

    private async Task AtTheGeneralManagerAsync()
    {
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        await _office.ApproveAsync(Company.DesignManager);
    }
}

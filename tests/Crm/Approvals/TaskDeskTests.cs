using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class TaskDeskTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task R060_The_managers_own_request_goes_to_the_deputy_GM_in_charge_and_says_why()
    {
        await _world.AskedAsync(Company.DesignManager);
        Assert.Equal((Company.DeputyForDesign, "self-approval"), (_world.OpenTask.AssigneeId, _world.OpenTask.Why));
        Assert.Contains("本人不得审批自己的申请", _world.MailsTo(Company.DeputyForDesign, "task.assigned").Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R063_A_reminder_goes_to_everybody_who_can_decide()
    {
        await _world.AskedAsync();
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        _world.Clock.Now = _world.Calendar.Add(_world.Clock.Now, Crm.Calendar.WorkingDuration.WorkingHours(9));
        await _world.InStepAsync(() => _world.Tasks.RemindAsync(_world.OpenTask.Id, CrmWorld.Token));
        var mail = Assert.Single(_world.MailsTo(Company.DesignManager, "task.reminder"));
        Assert.Contains("已等待1个工作日 1个工作小时", mail.Text, StringComparison.Ordinal);
        Assert.Contains("waiting for 1 working day 1 working hour", mail.Text, StringComparison.Ordinal);
        Assert.Single(_world.MailsTo(Company.MarketManager, "task.reminder"));
        Assert.Equal(_world.Clock.Now, _world.OpenTask.RemindedAt);
        Assert.Single(_world.Told(TimelineKind.Reminded));
    }

    [Fact]
    public async Task R063_An_overdue_task_goes_up_to_the_superior_who_may_then_decide()
    {
        await _world.AskedAsync();
        await _world.InStepAsync(() => _world.Tasks.EscalateAsync(_world.OpenTask.Id, null, mayDecide: true, CrmWorld.Token));
        var task = _world.OpenTask;
        Assert.Equal((Company.DeputyForDesign, true, 2), (task.EscalatedToId, task.EscalationMayDecide, task.Version));
        Assert.Single(_world.MailsTo(Company.DesignManager, "task.escalated"));
        Assert.Contains("现升级至韩子墨，韩子墨可代为处理", _world.MailsTo(Company.DeputyForDesign, "task.escalated").Single().Text, StringComparison.Ordinal);
        Assert.True((await _world.ApproveAsync(Company.DeputyForDesign)).Succeeded);
        Assert.Equal((Company.DeputyForDesign, (string?)null), (task.DecidedById, task.OnBehalfOfId));
    }

    [Fact]
    public async Task Whoever_only_reminds_may_not_decide()
    {
        await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        await _world.InStepAsync(() => _world.Tasks.EscalateAsync(_world.OpenTask.Id, "role:gm-office-secretary", mayDecide: false, CrmWorld.Token));
        Assert.Equal(Company.Administrator, _world.OpenTask.EscalatedToId);
        Assert.Contains("请督促办理", _world.MailsTo(Company.Administrator, "task.escalated").Single().Text, StringComparison.Ordinal);
        Assert.Equal("not-your-task", (await _world.ApproveAsync(Company.Administrator)).Problem!.Code);
        Assert.True((await _world.ApproveAsync(Company.GeneralManager)).Succeeded);
    }

    [Fact]
    public async Task Who_is_told_to_remind_and_acts_as_deputy_acts_on_behalf()
    {
        await _world.AskedAsync();
        await _world.ApproveAsync(Company.DesignManager);
        await _world.InStepAsync(() => _world.Tasks.EscalateAsync(_world.OpenTask.Id, "role:gm-office-secretary", mayDecide: false, CrmWorld.Token));
        _world.IsAbsent(Company.GeneralManager, Company.Administrator);
        var task = _world.OpenTask;
        Assert.True((await _world.ApproveAsync(Company.Administrator)).Succeeded);
        Assert.Equal(Company.GeneralManager, task.OnBehalfOfId);
    }

    [Fact]
    public async Task An_escalation_never_reaches_the_requester_of_an_approval()
    {
        await _world.AskedAsync(Company.DeputyForDesign); // of department Z, whose manager's post is vacant: the GM signs
        await _world.InStepAsync(() => _world.Tasks.EscalateAsync(_world.OpenTask.Id, "person:han.zimo", mayDecide: true, CrmWorld.Token));
        Assert.Equal(Company.Chairman, _world.OpenTask.EscalatedToId);
    }

    [Fact]
    public async Task An_escalation_passes_over_superiors_who_are_away()
    {
        await _world.AskedAsync();
        _world.IsAbsent(Company.DeputyForDesign, Company.Designer);
        await _world.InStepAsync(() => _world.Tasks.EscalateAsync(_world.OpenTask.Id, "", mayDecide: true, CrmWorld.Token));
        Assert.Equal(Company.GeneralManager, _world.OpenTask.EscalatedToId);
    }

    [Fact]
    public async Task An_escalation_with_nobody_left_above_tells_the_assignee_alone()
    {
        await _world.AskedAsync();
        foreach (var person in _world.Data.People.Where(p => p.Id is not Company.DesignManager and not Company.Designer))
            person.Active = false;
        await _world.InStepAsync(() => _world.Tasks.EscalateAsync(_world.OpenTask.Id, null, mayDecide: true, CrmWorld.Token));
        Assert.Null(_world.OpenTask.EscalatedToId);
        Assert.Single(_world.MailsTo(Company.DesignManager, "task.escalated"));
    }

    [Fact]
    public async Task A_lapsed_task_is_closed_and_can_no_longer_be_decided()
    {
        await _world.AskedAsync();
        var task = _world.OpenTask;
        await _world.InStepAsync(() => _world.Tasks.LapseAsync(task.Id, CrmWorld.Token));
        Assert.Equal((TaskState.TimedOut, Outcomes.TimedOut), (task.State, task.Outcome));
        Assert.Equal("task-no-longer-open", (await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, task: task.Id)).Problem!.Code);
    }

    [Fact]
    public async Task Nothing_more_happens_to_a_closed_task()
    {
        await _world.AskedAsync();
        var task = _world.OpenTask;
        await _world.ApproveAsync(Company.DesignManager);
        var (entries, mails) = (_world.Data.Timeline.Count, _world.Data.Mails.Count);
        await _world.InStepAsync(async () =>
        {
            await _world.Tasks.RemindAsync(task.Id, CrmWorld.Token);
            await _world.Tasks.EscalateAsync(task.Id, null, true, CrmWorld.Token);
            await _world.Tasks.LapseAsync(task.Id, CrmWorld.Token);
            await _world.Tasks.CancelAsync(task.Id, CrmWorld.Token);
        });
        Assert.Equal(TaskState.Decided, task.State);
        Assert.Equal((entries, mails), (_world.Data.Timeline.Count, _world.Data.Mails.Count));
    }

    [Fact]
    public async Task A_cancelled_task_says_so_in_the_timeline()
    {
        await _world.AskedAsync();
        var task = _world.OpenTask;
        await _world.InStepAsync(() => _world.Tasks.CancelAsync(task.Id, CrmWorld.Token));
        Assert.Equal(TaskState.Cancelled, task.State);
        Assert.Equal(["system 部门经理签字 meng.fan Cancelled"], _world.Told(TimelineKind.TaskCancelled));
    }
}

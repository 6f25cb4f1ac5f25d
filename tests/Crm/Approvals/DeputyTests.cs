using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class DeputyTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_absent_approvers_deputy_acts_on_his_behalf()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        await _world.AskedAsync();
        var task = _world.OpenTask;
        Assert.True((await _world.ApproveAsync(Company.MarketManager)).Succeeded);
        Assert.Equal((Company.MarketManager, Company.DesignManager), (task.DecidedById, task.OnBehalfOfId));
        var told = _world.Data.Timeline.Single(e => e.Kind == TimelineKind.Decided);
        Assert.Equal((Company.MarketManager, Company.DesignManager), (told.ActorId, told.OnBehalfOfId));
        Assert.Contains("\"onBehalfOf\":\"meng.fan\"", _world.Data.Audit.Single(e => e.Action == "task.decided").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_the_absent_approver_and_his_deputy_get_the_mail_and_the_deputy_is_told_for_whom()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        await _world.AskedAsync();
        Assert.DoesNotContain("代为处理", Assert.Single(_world.MailsTo(Company.DesignManager, "task.assigned")).Text, StringComparison.Ordinal);
        var deputy = Assert.Single(_world.MailsTo(Company.MarketManager, "task.assigned"));
        Assert.Contains("孟凡目前不在，请您代为处理", deputy.Text, StringComparison.Ordinal);
        Assert.Contains("Meng Fan is away", deputy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deputy_named_after_the_task_was_made_may_act_too()
    {
        await _world.AskedAsync();
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        Assert.True((await _world.ApproveAsync(Company.MarketManager)).Succeeded);
    }

    [Fact]
    public async Task A_deputy_whose_time_is_over_may_not_act()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        await _world.AskedAsync();
        _world.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal("not-your-task", (await _world.ApproveAsync(Company.MarketManager)).Problem!.Code);
    }

    [Fact]
    public async Task The_requester_who_becomes_deputy_later_still_cannot_approve_his_own_request()
    {
        await _world.AskedAsync();
        _world.IsAbsent(Company.DesignManager, Company.Designer);
        Assert.Equal("not-your-task", (await _world.ApproveAsync(Company.Designer)).Problem!.Code);
    }

    [Fact]
    public async Task The_requester_named_as_deputy_gets_neither_the_task_nor_its_mail()
    {
        _world.IsAbsent(Company.DesignManager, Company.Designer);
        await _world.AskedAsync();
        Assert.Equal((Company.DeputyForDesign, "absent"), (_world.OpenTask.AssigneeId, _world.OpenTask.Why));
        Assert.Empty(_world.MailsTo(Company.Designer, "task.assigned"));
    }
}

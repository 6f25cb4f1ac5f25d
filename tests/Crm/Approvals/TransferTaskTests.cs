using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class TransferTaskTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_new_assignee_decides_and_the_former_one_drops_out()
    {
        await _world.AskedAsync();
        Assert.True((await TransferAsync(Company.DesignManager, "LUO.siyuan", "请代为判断")).Succeeded);
        var task = _world.OpenTask;
        Assert.Equal((Company.MarketManager, "transferred", 2), (task.AssigneeId, task.Why, task.Version));
        Assert.Single(_world.MailsTo(Company.MarketManager, "task.assigned"));
        Assert.Equal(["meng.fan 部门经理签字 luo.siyuan "], _world.Told(TimelineKind.Transferred));
        Assert.Equal("not-your-task", (await _world.ApproveAsync(Company.DesignManager)).Problem!.Code);
        Assert.True((await _world.ApproveAsync(Company.MarketManager)).Succeeded);
    }

    [Fact]
    public async Task An_acting_deputy_may_hand_it_on_and_an_administrator_too()
    {
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        await _world.AskedAsync();
        Assert.True((await TransferAsync(Company.MarketManager, Company.FinanceManager)).Succeeded);
        Assert.True((await TransferAsync(Company.Administrator, Company.MarketingDirector)).Succeeded);
        Assert.Equal(Company.MarketingDirector, _world.OpenTask.AssigneeId);
    }

    [Theory]
    [InlineData(Company.Designer)]
    [InlineData(Company.GeneralManager)]
    public async Task Nobody_else_may(string person)
    {
        await _world.AskedAsync();
        Assert.Equal((ProblemKind.Forbidden, "not-your-task"), Kind(await TransferAsync(person, Company.FinanceManager)));
    }

    [Fact]
    public async Task An_administrator_does_not_choose_the_approver_of_his_own_request()
    {
        await _world.AskedAsync(Company.Administrator);
        Assert.Equal("not-your-task", (await TransferAsync(Company.Administrator, Company.FinanceManager)).Problem!.Code);
    }

    [Theory]
    [InlineData(Company.Designer, "transfer-to-requester")]
    [InlineData(Company.DesignManager, "transfer-to-same")]
    [InlineData("nobody", "unknown-person")]
    [InlineData("", "unknown-person")]
    public async Task To_the_wrong_person_it_is_refused(string to, string code)
    {
        await _world.AskedAsync();
        var refused = await TransferAsync(Company.DesignManager, to);
        Assert.Equal(("to", code), (refused.Problem!.Fields.Single().Field, refused.Problem.Fields.Single().Code));
    }

    [Fact]
    public async Task It_goes_neither_to_somebody_who_has_left_nor_to_somebody_away_without_a_deputy()
    {
        await _world.AskedAsync();
        _world.Leaves(Company.FinanceManager);
        Assert.Equal("unknown-person", (await TransferAsync(Company.DesignManager, Company.FinanceManager)).Problem!.Fields[0].Code);
        _world.IsAbsent(Company.MarketManager, Company.Designer);
        Assert.Equal("transfer-to-absent", (await TransferAsync(Company.DesignManager, Company.MarketManager)).Problem!.Fields[0].Code);
        _world.IsAbsent(Company.MarketingDirector, Company.MarketingDirector);
        Assert.Equal("transfer-to-absent", (await TransferAsync(Company.DesignManager, Company.MarketingDirector)).Problem!.Fields[0].Code);
    }

    [Fact]
    public async Task An_unknown_a_decided_and_a_cancelled_task_are_not_handed_on()
    {
        await _world.AskedAsync();
        var task = _world.OpenTask.Id;
        await _world.ApproveAsync(Company.DesignManager);
        Assert.Equal((ProblemKind.Conflict, "task-already-decided"), Kind(await TransferAsync(Company.DesignManager, Company.MarketManager, task: task)));
        Assert.Equal((ProblemKind.NotFound, "unknown-task"), Kind(await TransferAsync(Company.DesignManager, Company.MarketManager, task: "x")));
        var second = _world.OpenTask.Id;
        await _world.Withdraw.RunAsync(Company.Designer, _world.Data.Requests[0].Number, null, Channel.Page, CrmWorld.Token);
        Assert.Equal((ProblemKind.Conflict, "task-no-longer-open"), Kind(await TransferAsync(Company.GeneralManager, Company.MarketManager, task: second)));
    }

    [Fact]
    public async Task A_comment_that_is_too_long_is_refused()
    {
        await _world.AskedAsync();
        var refused = await TransferAsync(Company.DesignManager, Company.MarketManager, new string('x', 4001));
        Assert.Equal(("comment", "too-long"), (refused.Problem!.Fields[0].Field, refused.Problem.Fields[0].Code));
    }

    private static (ProblemKind, string) Kind(Result<Request> result) => (result.Problem!.Kind, result.Problem.Code);

    private Task<Result<Request>> TransferAsync(string person, string to, string? comment = null, string? task = null) =>
        _world.Transfer.RunAsync(person, task ?? _world.OpenTask.Id, to, comment, Channel.Api, CrmWorld.Token);
}

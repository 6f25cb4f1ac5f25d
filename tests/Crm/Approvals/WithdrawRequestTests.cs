using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class WithdrawRequestTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_withdrawn_request_is_over_its_process_cancelled_and_its_tasks_gone()
    {
        var request = await _world.AskedAsync();
        var task = _world.OpenTask;
        var mails = _world.Data.Mails.Count;
        Assert.True((await WithdrawAsync(Company.Designer, request.Number, " 不需要了 ")).Succeeded);
        Assert.Equal((RequestStatus.Finished, Outcomes.Withdrawn, TaskState.Cancelled), (request.Status, request.Outcome, task.State));
        Assert.Equal(_world.Clock.Now, request.ClosedAt);
        Assert.Equal([request.InstanceId], _world.Processes.Cancelled);
        var told = _world.Data.Timeline.Last();
        Assert.Equal((TimelineKind.Withdrawn, Company.Designer, "不需要了"), (told.Kind, told.ActorId, told.Comment));
        Assert.Equal(mails, _world.Data.Mails.Count);
    }

    [Theory]
    [InlineData(Company.DesignManager)]
    [InlineData(Company.Administrator)]
    public async Task Only_the_requester_withdraws(string person)
    {
        var request = await _world.AskedAsync();
        Assert.Equal((ProblemKind.Forbidden, "not-your-request"), Kind(await WithdrawAsync(person, request.Number)));
    }

    [Fact]
    public async Task What_was_given_is_no_longer_withdrawn()
    {
        var request = await _world.AskedAsync();
        request.CanWithdraw = false;
        Assert.Equal((ProblemKind.Conflict, "request-cannot-be-withdrawn"), Kind(await WithdrawAsync(Company.Designer, request.Number)));
    }

    [Fact]
    public async Task A_finished_and_an_unknown_request_are_not_withdrawn()
    {
        var request = await _world.AskedAsync();
        await WithdrawAsync(Company.Designer, request.Number);
        Assert.Equal((ProblemKind.Conflict, "request-finished"), Kind(await WithdrawAsync(Company.Designer, request.Number)));
        Assert.Equal((ProblemKind.NotFound, "unknown-request"), Kind(await WithdrawAsync(Company.Designer, "DA-1")));
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused()
    {
        var request = await _world.AskedAsync();
        var refused = await WithdrawAsync(Company.Designer, request.Number, new string('x', 4001));
        Assert.Equal(("reason", "too-long"), (refused.Problem!.Fields[0].Field, refused.Problem.Fields[0].Code));
    }

    [Fact]
    public async Task A_returned_request_may_be_withdrawn_too()
    {
        var request = await _world.AskedAsync();
        await _world.DecideAsync(Company.DesignManager, Outcomes.Returned, "补充");
        Assert.True((await WithdrawAsync(Company.Designer, request.Number)).Succeeded);
        Assert.DoesNotContain(_world.Data.Tasks, t => t.State == TaskState.Open);
    }

    private static (ProblemKind, string) Kind(Result<Request> result) => (result.Problem!.Kind, result.Problem.Code);

    private Task<Result<Request>> WithdrawAsync(string person, string number, string? reason = null) =>
        _world.Withdraw.RunAsync(person, number, reason, Channel.Page, CrmWorld.Token);
}

using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Activities.Tests.ArchiveRequests;

/// <summary>The requester takes his request back while nothing was given yet.</summary>
public sealed class WithdrawalTests
{
    private readonly Office _office = new();

    [Theory]
    [InlineData(0, "部门经理签字")]
    [InlineData(1, "总经理批准")]
    [InlineData(2, "开通查阅")]
    public async Task Before_access_is_opened_it_ends_the_request_and_its_clock(int approvals, string step)
    {
        await AskAsync(approvals);
        var task = _office.Task;
        Assert.Equal(step, task.StepName);

        Assert.True((await _office.WithdrawAsync()).Succeeded);
        Assert.Equal((RequestStatus.Finished, Outcomes.Withdrawn), (_office.Request.Status, _office.Request.Outcome));
        Assert.Equal(TaskState.Cancelled, task.State);
        Assert.Empty(_office.Instances.Timers());
        Assert.Empty(_office.Access.Grants);
    }

    [Fact]
    public async Task A_returned_request_can_be_withdrawn()
    {
        await AskAsync(1);
        await _office.DecideAsync(Company.GeneralManager, Outcomes.Returned, "请改");
        Assert.True((await _office.WithdrawAsync()).Succeeded);
        Assert.Equal((RequestStatus.Finished, Outcomes.Withdrawn), (_office.Request.Status, _office.Request.Outcome));
        Assert.Empty(_office.OpenTasks);
    }

    [Fact]
    public async Task Once_access_is_open_it_is_too_late()
    {
        await AskAsync(2);
        await _office.DecideAsync(Company.Secretary, Outcomes.Submitted);
        Assert.Equal("request-cannot-be-withdrawn", (await _office.WithdrawAsync()).Problem?.Code);
        Assert.Single(_office.OpenTasks);
    }

    private async Task AskAsync(int approvals)
    {
        string[] approvers = [Company.DesignManager, Company.GeneralManager];
        await _office.AskAsync(Company.Designer, Company.CompanyLevel);
        foreach (var approver in approvers.Take(approvals))
            await _office.ApproveAsync(approver);
    }
}

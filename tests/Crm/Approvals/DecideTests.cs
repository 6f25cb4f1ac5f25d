using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Approvals;

public sealed class DecideTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task R055_The_GM_gets_the_request_only_after_the_manager_has_signed()
    {
        await _world.AskedAsync();
        Assert.Equal(Company.DesignManager, _world.OpenTask.AssigneeId);
        await _world.ApproveAsync(Company.DesignManager);
        Assert.Equal(Company.GeneralManager, _world.OpenTask.AssigneeId);
        var request = (await _world.ApproveAsync(Company.GeneralManager)).Value;
        Assert.Equal((RequestStatus.Finished, "Approved"), (request.Status, request.Outcome));
        Assert.Equal(
            [TimelineKind.Submitted, TimelineKind.TaskAssigned, TimelineKind.Decided, TimelineKind.TaskAssigned, TimelineKind.Decided, TimelineKind.Closed],
            _world.Data.Timeline.OrderBy(e => e.Sequence).Select(e => e.Kind));
        Assert.Equal(Enumerable.Range(0, 6), _world.Data.Timeline.Select(e => e.Sequence));
    }

    [Fact]
    public async Task R058_A_department_archive_goes_to_own_manager_owning_manager_and_deputy_GM()
    {
        _world.Processes.Steps.Clear();
        _world.Processes.Steps.AddRange(ArchiveProcess.DepartmentRoute);
        await _world.AskedAsync(customer: Company.PlainCustomer);
        foreach (var approver in new[] { Company.DesignManager, Company.MarketManager, Company.DeputyForMarket })
        {
            Assert.Equal(approver, _world.OpenTask.AssigneeId);
            await _world.ApproveAsync(approver);
        }

        Assert.Equal("Approved", _world.Data.Requests[0].Outcome);
    }

    [Fact]
    public async Task An_unknown_task_is_not_found()
    {
        var result = await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, task: "' OR '1'='1");
        Assert.Equal((ProblemKind.NotFound, "unknown-task"), (result.Problem!.Kind, result.Problem.Code));
    }

    [Theory]
    [InlineData(Company.Designer)]
    [InlineData(Company.GeneralManager)]
    [InlineData(Company.Administrator)]
    public async Task Another_persons_task_is_refused_whether_or_not_one_may_see_it(string person)
    {
        await _world.AskedAsync();
        var result = await _world.ApproveAsync(person);
        Assert.Equal((ProblemKind.Forbidden, "not-your-task"), (result.Problem!.Kind, result.Problem.Code));
        Assert.Equal(TaskState.Open, _world.OpenTask.State);
    }

    [Fact]
    public async Task An_approver_who_has_left_decides_nothing()
    {
        await _world.AskedAsync();
        _world.Leaves(Company.DesignManager);
        Assert.Equal("not-your-task", (await _world.ApproveAsync(Company.DesignManager)).Problem!.Code);
    }

    [Theory]
    [InlineData(Outcomes.Rejected)]
    [InlineData(Outcomes.Returned)]
    public async Task R064_Turning_down_needs_a_reason_whatever_the_process_says(string outcome)
    {
        await _world.AskedAsync();
        var refused = await _world.DecideAsync(Company.DesignManager, outcome, " \n ");
        Assert.Equal((ProblemKind.Invalid, "reason-required"), (refused.Problem!.Kind, refused.Problem.Code));
        Assert.Equal(new FieldProblem("comment", "required").Field, Assert.Single(refused.Problem.Fields).Field);
        Assert.True((await _world.DecideAsync(Company.DesignManager, outcome, "用途不明")).Succeeded);
    }

    [Fact]
    public async Task R064_A_rejected_request_ends_without_access_and_keeps_its_reason()
    {
        await _world.AskedAsync();
        var request = (await _world.DecideAsync(Company.DesignManager, Outcomes.Rejected, " 用途不明 ")).Value;
        Assert.Equal((RequestStatus.Finished, Outcomes.Rejected), (request.Status, request.Outcome));
        Assert.Empty(_world.Data.Grants);
        Assert.Equal("用途不明", _world.Data.Timeline.Single(e => e.Kind == TimelineKind.Decided).Comment);
    }

    [Fact]
    public async Task A_comment_of_100000_characters_is_refused_and_one_of_4000_is_kept()
    {
        await _world.AskedAsync();
        var refused = await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, new string('x', 100_000));
        Assert.Equal(("comment", "too-long"), (refused.Problem!.Fields[0].Field, refused.Problem.Fields[0].Code));
        Assert.Equal(TaskState.Open, _world.OpenTask.State);
        Assert.True((await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, new string('x', 4000))).Succeeded);
    }

    [Theory]
    [InlineData("Signed")]
    [InlineData("approved")]
    [InlineData("TimedOut")]
    [InlineData("")]
    public async Task An_outcome_that_the_task_does_not_offer_is_refused(string outcome)
    {
        await _world.AskedAsync();
        Assert.Equal("unknown-outcome", (await _world.DecideAsync(Company.DesignManager, outcome, "x")).Problem!.Code);
    }

    [Fact]
    public async Task A_decided_task_says_by_whom_when_and_how()
    {
        await _world.AskedAsync();
        var task = _world.OpenTask.Id;
        await _world.ApproveAsync(Company.DesignManager);
        _world.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await _world.DecideAsync(Company.DesignManager, Outcomes.Rejected, "不", task: task);
        Assert.Equal((ProblemKind.Conflict, "task-already-decided"), (late.Problem!.Kind, late.Problem.Code));
        Assert.Equal(("孟凡", "2026-11-25T02:00:00Z", "Approved"), (late.Problem.Args["by"], late.Problem.Args["at"], late.Problem.Args["outcome"]));
    }

    [Fact]
    public async Task Of_two_hundred_decisions_at_once_exactly_one_wins()
    {
        _world.Processes.Steps.RemoveAt(1);
        await _world.AskedAsync();
        _world.IsAbsent(Company.DesignManager, Company.MarketManager);
        var task = _world.OpenTask.Id;
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => _world.DecideAsync(
            i % 2 == 0 ? Company.DesignManager : Company.MarketManager, i % 3 == 0 ? Outcomes.Rejected : Outcomes.Approved, "好", task: task))));
        Assert.Single(results, r => r.Succeeded);
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Equal("task-already-decided", r.Problem!.Code));
        Assert.Single(_world.Data.Timeline, e => e.Kind == TimelineKind.Decided);
        Assert.Single(_world.Data.Audit, e => e.Action == "task.decided");
        Assert.Single(_world.Data.Timeline, e => e.Kind == TimelineKind.Closed);
    }

    [Fact]
    public async Task A_task_of_a_withdrawn_request_is_no_longer_open()
    {
        var request = await _world.AskedAsync();
        var task = _world.OpenTask.Id;
        await _world.Withdraw.RunAsync(Company.Designer, request.Number, null, Channel.Page, CrmWorld.Token);
        var late = await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, task: task);
        Assert.Equal((ProblemKind.Conflict, "task-no-longer-open"), (late.Problem!.Kind, late.Problem.Code));
    }

    [Fact]
    public async Task When_the_process_no_longer_waits_nothing_of_the_decision_stays()
    {
        var request = await _world.AskedAsync();
        _world.Processes.Forget(request.InstanceId);
        var late = await _world.DecideAsync(Company.DesignManager, Outcomes.Approved, key: "k");
        Assert.Equal("task-no-longer-open", late.Problem!.Code);
        Assert.Equal(TaskState.Open, _world.OpenTask.State);
        Assert.Empty(_world.Data.Receipts);
        Assert.DoesNotContain(_world.Data.Timeline, e => e.Kind == TimelineKind.Decided);
    }

    [Fact]
    public async Task A_failure_after_the_next_step_takes_the_decision_back_with_it()
    {
        await _world.AskedAsync();
        _world.Processes.FailAfterContinuing = new IOException("The power went.");
        var mails = _world.Data.Mails.Count;
        await Assert.ThrowsAsync<IOException>(() => _world.ApproveAsync(Company.DesignManager));
        Assert.Equal((Company.DesignManager, mails), (_world.OpenTask.AssigneeId, _world.Data.Mails.Count));
        _world.Processes.FailAfterContinuing = null;
        Assert.True((await _world.ApproveAsync(Company.DesignManager)).Succeeded);
        Assert.Equal(Company.GeneralManager, _world.OpenTask.AssigneeId);
    }

    [Fact]
    public async Task A_decider_who_has_not_seen_the_latest_change_is_told()
    {
        await _world.AskedAsync();
        _world.OpenTask.Version = 2;
        var result = await _world.Decide.RunAsync(
            new Decision(Company.DesignManager, _world.OpenTask.Id, Outcomes.Approved, null, null, Channel.MailLink, SeenVersion: 1), CrmWorld.Token);
        Assert.Equal((ProblemKind.Conflict, "task-changed"), (result.Problem!.Kind, result.Problem.Code));
    }

    [Fact]
    public async Task What_a_task_asks_for_is_checked_and_kept_as_typed_values()
    {
        _world.Processes.Steps.Clear();
        _world.Processes.Steps.Add(ArchiveProcess.Keeper);
        await _world.AskedAsync();
        var wrong = await _world.DecideAsync(Company.Administrator, Outcomes.Submitted, form: new JsonObject { ["papers"] = true });
        Assert.Equal("unknown-field", wrong.Problem!.Fields.Single().Code);
        var task = _world.OpenTask;
        Assert.True((await _world.DecideAsync(Company.Administrator, Outcomes.Submitted, form: new JsonObject { ["paper"] = "on" })).Succeeded);
        Assert.Equal("""{"paper":true}""", task.FormData);
    }
}

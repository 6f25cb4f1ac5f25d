using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Incidents;

/// <summary>A faulted instance keeps what is needed to go on.</summary>
public sealed class RetryTests
{
    private readonly EngineHarness _engine = new(typeof(Flaky), typeof(Desk), typeof(Host));
    private readonly Flaky.Machine _machine = new();
    private readonly Desk.Papers _papers = new();

    public RetryTests()
    {
        _engine.Services.Add(_machine);
        _engine.Services.Add(_papers);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_closes_everything_outside_and_a_retry_goes_on_where_it_stood()
    {
        var state = await _engine.RunAsync(TwoBranches());
        Assert.Equal((InstanceStatus.Finished, InstanceSubStatus.Faulted), (state.Status, state.SubStatus));
        Assert.NotNull(state.FinishedAt);
        Assert.Empty(_engine.Instances.Rows);
        Assert.Empty(_papers.Open);

        _machine.IsBroken = false;
        var result = await _engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "repaired", Token);

        Assert.Equal(RepairOutcome.Done, result.Outcome);
        var running = _engine.Read(state.Id);
        Assert.Equal((InstanceStatus.Running, InstanceSubStatus.Suspended), (running.Status, running.SubStatus));
        Assert.Null(running.FinishedAt);
        Assert.Empty(running.Incidents);
        Assert.Single(_papers.Open);
        Assert.Equal(["1a", "2a", "2b"], _engine.Lines);
        await _engine.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(["1a", "2a", "2b", "1b", "end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        Assert.Equal(["Faulted", "Retried", "Workflow reopened"], _engine.Journal
            .Where(entry => entry.Event is "Faulted" or "Retried" or "Workflow reopened").Select(entry => entry.Event));
        Assert.Equal(Enumerable.Range(0, _engine.Journal.Count()), _engine.Journal.Select(entry => (int)entry.Sequence));
    }

    [Fact]
    public async Task What_was_cut_runs_again_as_a_new_execution()
    {
        var state = await _engine.RunAsync(TwoBranches());
        var first = _engine.Journal.First(entry => entry is { ActivityId: "desk", Event: "Started" }).ExecutionId;

        await _engine.Runtime.SkipAsync(state.Id, state.Incidents[0].ExecutionId, [], "by hand", Token);

        Assert.NotEqual(first, Assert.Single(_papers.Open));
    }

    [Fact]
    public async Task A_skip_chooses_the_way_that_is_taken()
    {
        var definition = Workflow(Flowchart(
            "f", [Node("x", "Test.Flaky"), Line("done"), Line("other")], "x -> done", "x:Other -> other"));
        var state = await _engine.RunAsync(definition);

        await _engine.Runtime.SkipAsync(state.Id, state.Incidents[0].ExecutionId, ["Other"], "the other way", Token);

        Assert.Equal(["other"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        Assert.Single(_machine.Seen);
    }

    [Fact]
    public async Task Inputs_are_evaluated_again_in_the_scope_where_the_activity_stood()
    {
        var body = Node("x", "Test.Flaky", ("seen", Script("'turn ' + getVariable('CurrentValue')")));
        var state = await _engine.RunAsync(Workflow(
            Node("loop", "Elsa.ForEach", ("items", Wrapped("Object", "[1,2]")), ("body", body))));

        _machine.IsBroken = false;
        await _engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "again", Token);

        Assert.Equal(["turn 1", "turn 1", "turn 2"], _machine.Seen);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task A_retry_that_fails_again_leaves_one_incident_and_both_failures_in_the_journal()
    {
        var state = await _engine.RunAsync(TwoBranches());

        Assert.True((await _engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "hope", Token)).IsDone);

        var again = _engine.Read(state.Id);
        Assert.Equal((InstanceStatus.Finished, InstanceSubStatus.Faulted), (again.Status, again.SubStatus));
        Assert.Single(again.Incidents);
        Assert.Equal(2, _engine.Journal.Count(entry => entry.Event == "Faulted"));
        Assert.Empty(_papers.Open);
        _machine.IsBroken = false;
        Assert.True((await _engine.Runtime.RetryAsync(state.Id, again.Incidents[0].ExecutionId, "mended", Token)).IsDone);
        Assert.Single(_papers.Open);
    }

    [Fact]
    public async Task With_two_incidents_each_is_settled_by_itself()
    {
        var state = await _engine.RunAsync(Workflow(Node("p", "Elsa.Parallel", ("activities", new System.Text.Json.Nodes.JsonArray(
            Node("x", "Test.Flaky"), Node("y", "Test.Flaky"))))));
        Assert.Equal(2, state.Incidents.Count);

        _machine.IsBroken = false;
        await _engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "one", Token);
        var between = _engine.Read(state.Id);
        Assert.Equal(("y", InstanceSubStatus.Faulted), (Assert.Single(between.Incidents).ActivityId, between.SubStatus));
        await _engine.Runtime.RetryAsync(state.Id, state.Incidents[1].ExecutionId, "two", Token);

        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task An_activity_that_waits_itself_while_its_contents_run_is_run_again_as_a_whole()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("host", "Test.Host", ("body", Node("x", "Test.Flaky"))), Line("end"))));
        var incident = Assert.Single(state.Incidents);
        Assert.Equal(("x", "Workflow1:r:host"), (incident.ActivityId, Assert.Single(state.Executions, execution => execution.Id == incident.ExecutionId).NodeId));

        _machine.IsBroken = false;
        Assert.True((await _engine.Runtime.RetryAsync(state.Id, incident.ExecutionId, "repaired", Token)).IsDone);

        Assert.Equal(2, _machine.Seen.Count);
        await _engine.ResumeAsync(state.Id, Assert.Single(_engine.Read(state.Id).Bookmarks).Id);
        Assert.Equal(["end"], _engine.Lines);
    }

    [Fact]
    public async Task Cancelling_a_faulted_instance_drops_what_was_kept()
    {
        var state = await _engine.RunAsync(TwoBranches());

        Assert.True(await _engine.Runtime.CancelAsync(state.Id, "enough", Token));

        var end = _engine.Read(state.Id);
        Assert.Equal((InstanceSubStatus.Cancelled, state.FinishedAt), (end.SubStatus, end.FinishedAt));
        Assert.Empty(end.Executions);
        Assert.Equal(RepairOutcome.Ended, (await _engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "late", Token)).Outcome);
        Assert.False(await _engine.Runtime.CancelAsync(state.Id, "twice", Token));
    }

    [Fact]
    public async Task An_instance_that_lives_with_incidents_is_retried_without_touching_the_others()
    {
        var state = await _engine.RunAsync(TwoBranches().Change(document => document["options"] =
            new System.Text.Json.Nodes.JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" }));
        var open = Assert.Single(_papers.Open);

        _machine.IsBroken = false;
        await _engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "repaired", Token);

        Assert.Equal(open, Assert.Single(_papers.Open));
        Assert.Equal(["1a", "2a", "2b"], _engine.Lines);
    }

    [Fact]
    public async Task An_instance_of_which_nothing_was_kept_says_so()
    {
        var state = await _engine.RunAsync(TwoBranches());
        state.Executions.Clear();
        await _engine.Instances.SaveAsync(
            new BurstResult { State = state, IsNew = false, AddedBookmarks = [], RemovedBookmarks = [], Journal = [], Jobs = [] }, Token);

        var result = await _engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "again", Token);

        Assert.Equal(RepairOutcome.Refused, result.Outcome);
        Assert.Contains("Nothing is kept of 'x'", result.Problem, StringComparison.Ordinal);
        Assert.Equal(RepairOutcome.NoSuchIncident, (await _engine.Runtime.RetryAsync(state.Id, "nobody", "again", Token)).Outcome);
        Assert.Equal(RepairOutcome.NotFound, (await _engine.Runtime.RetryAsync("nothing", "nobody", "again", Token)).Outcome);
    }

    private static WorkflowDefinition TwoBranches() => Workflow(Flowchart(
        "f",
        [
            Node("s", "Elsa.Start"), Line("1a"), Node("desk", "Test.Desk"), Line("1b"), Line("2a"), Node("x", "Test.Flaky"), Line("2b"), Line("end"),
        ],
        "s -> 1a", "1a -> desk", "desk -> 1b", "s -> 2a", "2a -> x", "x -> 2b", "1b -> end", "2b -> end"));
}

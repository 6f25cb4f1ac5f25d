using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Engine.Tests.Incidents;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Alterations;

public sealed class AlterationTests
{
    private readonly EngineHarness _engine = new(typeof(Flaky), typeof(Desk));
    private readonly InstanceAlterations _alterations;
    private readonly Desk.Papers _papers = new();

    public AlterationTests()
    {
        _engine.Services.Add(_papers);
        _engine.Services.Add(new Flaky.Machine());
        _alterations = new InstanceAlterations(_engine.Runtime);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_variable_is_converted_to_its_type_and_the_change_is_on_record()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Event("e", "go"), LineOf("l", "'n is ' + (getN() + 1)")), Variable("n", "Int32", 1)));

        var change = Assert.Single((await AlterAsync(state, new ChangeVariable("n", "41"))).Changes);
        await _engine.PublishAsync("go");

        Assert.Equal(["n is 42"], _engine.Lines);
        Assert.Equal(("n", 1, 41), (change.Subject, change.Before!.GetValue<int>(), change.After!.GetValue<int>()));
        var line = Assert.Single(_engine.Journal, entry => entry.Event == "Alteration");
        Assert.Equal(("by hand", 41), (line.Message, line.Payload!["after"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("n", "many", "is of the type Int32; 'many' is none")]
    [InlineData("n", null, "is of the type Int32")]
    [InlineData("nobody", 1, "has a variable 'nobody'")]
    public async Task A_value_of_another_type_or_an_unknown_variable_is_refused(string variable, object? value, string problem)
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Event("e", "go")), Variable("n", "Int32", 1)));

        var result = await _alterations.AlterAsync(state.Id, [new ChangeVariable(variable, value)], "try", Token);

        Assert.Equal(RepairOutcome.Refused, result.Outcome);
        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_of_a_container_is_named_by_its_scope()
    {
        var inner = Sequence("inner", Event("e", "go"), LineOf("l", "getVariable('n')"));
        inner["variables"] = new JsonArray(Variable("n", "String", "inner"));
        var state = await _engine.RunAsync(Workflow(Sequence("r", inner), Variable("n", "String", "outer")));

        await AlterAsync(state, new ChangeVariable("n", "changed", "Workflow1:r:inner"));
        await _engine.PublishAsync("go");

        Assert.Equal(["changed"], _engine.Lines);
        Assert.DoesNotContain("changed", _engine.Read(state.Id).Variables.Values);
    }

    [Fact]
    public async Task A_change_and_a_retry_go_together_or_not_at_all()
    {
        var state = await _engine.RunAsync(Workflow(
            Sequence("r", LineOf("l", "if (getN() < 5) throw new Error('too small'); 'fine'")), Variable("n", "Int32", 1)));
        var execution = Assert.Single(state.Incidents).ExecutionId;

        var refused = await _alterations.AlterAsync(state.Id, [new ChangeVariable("n", 7), new RetryActivity("nobody")], "try", Token);
        Assert.Equal(RepairOutcome.Refused, refused.Outcome);
        Assert.Empty(refused.Changes);
        Assert.Empty(_engine.Read(state.Id).Variables);

        var result = await AlterAsync(state, new ChangeVariable("n", 7), new RetryActivity(execution));
        Assert.Equal(InstanceSubStatus.Finished, result.SubStatus);
        Assert.Equal(["fine"], _engine.Lines);
    }

    [Fact]
    public async Task Only_a_variable_changed_leaves_a_faulted_instance_faulted()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("x", "Test.Flaky")), Variable("n", "Int32", 1)));

        var result = await AlterAsync(state, new ChangeVariable("n", 2));

        Assert.Equal(InstanceSubStatus.Faulted, result.SubStatus);
        Assert.Single(_engine.Read(state.Id).Incidents);
    }

    [Fact]
    public async Task A_state_that_was_too_large_goes_on_once_it_is_smaller()
    {
        var engine = new EngineHarness(new WorkflowCrm.Engine.Runtime.EngineLimits { StateSize = 5_000 });
        var state = await engine.RunAsync(Workflow(
            Sequence("r", Set("s", "x", Script("'0123456789'.repeat(600)")), Event("e", "go"), Line("end")), Variable("x")));

        var result = await new InstanceAlterations(engine.Runtime).AlterAsync(
            state.Id, [new ChangeVariable("x", "short"), new RetryActivity(state.Incidents[0].ExecutionId)], "shortened", Token);
        await engine.PublishAsync("go");

        Assert.True(result.IsDone, result.Problem);
        Assert.Equal(["end"], engine.Lines);
    }

    [Fact]
    public async Task A_cancelled_activity_closes_what_it_had_open_and_what_stands_behind_it_does_not_wait()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("s", "Elsa.Start"), Node("desk", "Test.Desk"), Event("e", "go"), Line("never"), Line("join")],
            "s -> desk", "s -> e", "desk -> never", "never -> join", "e -> join")));

        await AlterAsync(state, new CancelActivity("desk"));
        Assert.Empty(_papers.Open);
        await _engine.PublishAsync("go");

        Assert.Equal(["join"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task The_last_open_activity_of_a_flowchart_cancelled_ends_it()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Flowchart("f", [Event("e", "go"), Line("never")], "e -> never"), Line("next"))));

        await AlterAsync(state, new CancelActivity("e"));

        Assert.Equal(["next"], _engine.Lines);
    }

    [Fact]
    public async Task A_branch_of_a_parallel_is_cut_up_to_it()
    {
        var state = await _engine.RunAsync(Workflow(Sequence(
            "r",
            Node("p", "Elsa.Parallel", ("activities", new JsonArray(Sequence("one", Event("e1", "one"), Line("never")), Sequence("two", Event("e2", "two"), Line("yes"))))),
            Line("next"))));

        await AlterAsync(state, new CancelActivity("e1"));
        await _engine.PublishAsync("two");

        Assert.Equal(["yes", "next"], _engine.Lines);
    }

    [Fact]
    public async Task Where_nothing_can_go_on_without_it_the_instance_is_cancelled()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Event("e", "go"), Line("never"))));

        var result = await AlterAsync(state, new CancelActivity("e"));

        Assert.Equal(InstanceSubStatus.Cancelled, result.SubStatus);
        Assert.Empty(_engine.Lines);
        Assert.Empty(_engine.Instances.Rows);
    }

    [Fact]
    public async Task Several_changes_are_made_in_order_and_each_is_on_record()
    {
        var state = await _engine.RunAsync(Workflow(
            Flowchart("f", [Node("s", "Elsa.Start"), Event("a", "go-a"), Node("desk", "Test.Desk"), LineOf("l", "getN()")], "s -> a", "s -> desk", "a -> l"),
            Variable("n", "String", "old")));

        var plan = await _alterations.PlanAsync(state.Id, [new ChangeVariable("n", "new"), new MoveTo("l")], Token);
        Assert.Single(_papers.Open);
        var result = await AlterAsync(state, new ChangeVariable("n", "new"), new MoveTo("l"));

        Assert.Equal(plan.Changes.Select(change => change.Subject), result.Changes.Select(change => change.Subject));
        Assert.Equal(["n", "Workflow1:f:l"], result.Changes.Select(change => change.Subject));
        Assert.Equal(["a", "desk"], result.Changes[1].Before!.AsArray().Select(one => one!["activity"]!.GetValue<string>()));
        Assert.Equal(["new"], _engine.Lines);
        Assert.Empty(_papers.Open);
    }

    [Fact]
    public async Task A_refused_list_tells_no_activity_anything()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("desk", "Test.Desk"))));

        var result = await _alterations.AlterAsync(state.Id, [new CancelActivity("desk"), new MoveTo("desk")], "try", Token);

        Assert.Contains("ends the instance; nothing can stand behind it", result.Problem, StringComparison.Ordinal);
        Assert.Single(_papers.Open);
        Assert.Equal(InstanceStatus.Running, _engine.Read(state.Id).Status);
    }

    [Fact]
    public async Task The_instance_itself_can_be_cancelled_and_an_ended_one_is_left_alone()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("desk", "Test.Desk"))));

        var result = await AlterAsync(state, new CancelInstance());

        Assert.Equal(InstanceSubStatus.Cancelled, result.SubStatus);
        Assert.Empty(_papers.Open);
        Assert.Equal(RepairOutcome.Ended, (await _alterations.AlterAsync(state.Id, [new CancelInstance()], "again", Token)).Outcome);
        Assert.Equal(RepairOutcome.NotFound, (await _alterations.AlterAsync("nothing", [new CancelInstance()], "again", Token)).Outcome);
        await Assert.ThrowsAsync<ArgumentException>(() => _alterations.AlterAsync(state.Id, [new CancelInstance()], " ", Token));
        Assert.Contains("at least one", (await _alterations.AlterAsync((await WaitingAsync()).Id, [], "nothing", Token)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_by_an_alteration_it_cancels_what_it_has_started_too()
    {
        var state = await WaitingAsync();
        state.HasChildren = true;
        await _engine.Instances.SaveAsync(
            new BurstResult { State = state, IsNew = false, AddedBookmarks = [], RemovedBookmarks = [], Journal = [], Jobs = [] }, Token);

        await AlterAsync(state, new CancelInstance());

        Assert.Equal(("cancel-children", state.Id), (Assert.Single(_engine.Instances.Jobs).Kind, _engine.Instances.Jobs[0].Key));
    }

    private Task<InstanceState> WaitingAsync() => _engine.RunAsync(Named("waiting", Sequence("r", Event("e", "go"))));

    private async Task<AlterationResult> AlterAsync(InstanceState state, params InstanceAlteration[] alterations)
    {
        var result = await _alterations.AlterAsync(state.Id, alterations, "by hand", Token);
        Assert.True(result.IsDone, result.Problem);
        return result;
    }
}

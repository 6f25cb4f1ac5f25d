using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Alterations;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Alterations;

/// <summary>Moving an instance to an activity: joins behind it neither hang nor run twice.</summary>
public sealed class MoveTests
{
    private readonly EngineHarness _engine = new();
    private readonly InstanceAlterations _alterations;

    public MoveTests() => _alterations = new InstanceAlterations(_engine.Runtime);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forwards_past_a_join_the_flow_goes_on_there_and_ends()
    {
        var state = await _engine.RunAsync(Workflow(Diamond("WaitAllActive")));

        await AlterAsync(state, new MoveTo("end"));

        Assert.Equal(["end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        Assert.Empty(_engine.Instances.Rows);
    }

    [Theory]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAll")]
    [InlineData("WaitAny")]
    public async Task Backwards_in_front_of_a_join_the_join_does_not_wait_for_the_other_branch(string mode)
    {
        var state = await _engine.RunAsync(Workflow(Diamond(mode)));
        await AlterAsync(state, new MoveTo("a"));
        Assert.Equal("go-a", Assert.Single(_engine.Read(state.Id).Bookmarks).Payload!["EventName"]!.GetValue<string>());

        await _engine.PublishAsync("go-a");

        Assert.Equal(["end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task Backwards_after_one_branch_had_come_the_join_waits_for_the_other_alone()
    {
        var state = await _engine.RunAsync(Workflow(Diamond("WaitAll")));
        await _engine.PublishAsync("go-a");

        await AlterAsync(state, new MoveTo("b"));
        Assert.Empty(_engine.Lines);
        await _engine.PublishAsync("go-b");

        Assert.Equal(["end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task Backwards_to_the_start_everything_runs_anew_once()
    {
        var state = await _engine.RunAsync(Workflow(Diamond("WaitAllActive")));
        await _engine.PublishAsync("go-a");

        await AlterAsync(state, new MoveTo("s"));
        await _engine.PublishAsync("go-a");
        Assert.Empty(_engine.Lines);
        await _engine.PublishAsync("go-b");

        Assert.Equal(["end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task One_branch_alone_is_moved_while_the_other_goes_on()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Event("a", "go-a"), Event("a2", "go-a2"), Event("b", "go-b"), Line("join"), Line("end")],
            "s -> a", "a -> a2", "a2 -> join", "s -> b", "b -> join", "join -> end")));
        await _engine.PublishAsync("go-a");
        var execution = _engine.Read(state.Id).Executions.Single(one => one.NodeId.EndsWith(":a2", StringComparison.Ordinal)).Id;

        await AlterAsync(state, new MoveTo("a", execution));
        await _engine.PublishAsync("go-b");
        await _engine.PublishAsync("go-a");
        Assert.Empty(_engine.Lines);
        await _engine.PublishAsync("go-a2");

        Assert.Equal(["join", "end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task One_branch_moved_forwards_leaves_nothing_that_waits_for_what_it_skipped()
    {
        var state = await _engine.RunAsync(Workflow(Diamond("WaitAllActive")));
        var execution = _engine.Read(state.Id).Executions.Single(one => one.NodeId.EndsWith(":a", StringComparison.Ordinal)).Id;

        await AlterAsync(state, new MoveTo("a2", execution));
        Assert.Empty(_engine.Lines);
        await _engine.PublishAsync("go-b");

        Assert.Equal(["end"], _engine.Lines);
    }

    [Theory]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAll")]
    [InlineData("WaitAny")]
    public async Task With_tokens_a_join_behind_does_not_wait_for_the_other_branch_either(string mode)
    {
        var engine = new EngineHarness(new EngineLimits { FlowchartMode = FlowchartMode.TokenBased });
        var state = await engine.RunAsync(Workflow(Diamond(mode)));

        var result = await new InstanceAlterations(engine.Runtime).AlterAsync(state.Id, [new MoveTo("a")], "by hand", Token);
        Assert.True(result.IsDone, result.Problem);
        await engine.PublishAsync("go-a");

        Assert.Equal(["end"], engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task In_a_loop_the_next_turns_are_as_ever()
    {
        var state = await _engine.RunAsync(Workflow(
            Flowchart(
                "f",
                [
                    Node("s", "Elsa.Start"), Line("top"), Event("a", "go-a"), Event("b", "go-b"), Line("join"),
                    Set("count", "n", Script("getN() + 1")), Decision("more", "getN() < 3"), Line("end"),
                ],
                "s -> top", "top -> a", "top -> b", "a -> join", "b -> join", "join -> count", "count -> more", "more:True -> top", "more:False -> end"),
            Variable("n", "Int32", 0)));
        await _engine.PublishAsync("go-a");
        await _engine.PublishAsync("go-b");
        await _engine.PublishAsync("go-a");

        await AlterAsync(state, new MoveTo("a"));
        await _engine.PublishAsync("go-a");
        await _engine.PublishAsync("go-b");
        await _engine.PublishAsync("go-a");

        Assert.Equal(["top", "join", "top", "join", "top", "join", "end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task In_a_sequence_the_rest_follows()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Line("1"), Event("e", "go"), Line("2"), Line("3"))));

        await AlterAsync(state, new MoveTo("3"));
        Assert.Equal(["1", "3"], _engine.Lines);
        var again = await _engine.RunAsync(Named("again", Sequence("r", Line("1"), Event("e", "go"), Line("2"))));
        await AlterAsync(again, new MoveTo("1"));

        Assert.Equal(["1", "3", "1", "1"], _engine.Lines);
        Assert.Single(_engine.Read(again.Id).Bookmarks);
    }

    [Fact]
    public async Task A_faulted_instance_goes_on_where_it_is_moved_and_its_incident_is_settled()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Node("x", "Elsa.Fault", ("message", Literal("no"))), Event("e", "go"), Line("end")],
            "s -> x", "s -> e", "x -> end", "e -> end")));

        var result = await AlterAsync(state, new MoveTo("end"));

        Assert.Equal(InstanceSubStatus.Finished, result.SubStatus);
        Assert.Equal(["end"], _engine.Lines);
        Assert.Empty(_engine.Read(state.Id).Incidents);
    }

    [Fact]
    public async Task A_stuck_instance_can_be_moved_out()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("s", "Elsa.Start"), Decision("d", "true"), Line("end")], "s -> d", "d:True -> s", "d:False -> end")));
        Assert.Equal(IncidentKind.Loop, Assert.Single(state.Incidents).Kind);

        await AlterAsync(state, new MoveTo("end"));

        Assert.Equal(["end"], _engine.Lines);
        Assert.Equal((InstanceSubStatus.Finished, 0), (_engine.Read(state.Id).SubStatus, _engine.Read(state.Id).Incidents.Count));
    }

    [Theory]
    [InlineData("nowhere", "There is no activity 'nowhere'")]
    [InlineData("lost", "No arrow leads to 'lost'")]
    [InlineData("f", "The outermost activity runs already")]
    [InlineData("inner", "can only move within a flowchart or a sequence")]
    [InlineData("deep", "'seq', which contains 'deep', is not open")]
    public async Task What_cannot_be_reached_says_why(string target, string problem)
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Event("e", "go"), Node("if", "Elsa.If", ("then", Line("inner"))), Sequence("seq", Line("deep")), Line("lost")],
            "s -> e", "e -> if", "if -> seq")));

        var result = await _alterations.AlterAsync(state.Id, [new MoveTo(target)], "try", Token);

        Assert.Equal(RepairOutcome.Refused, result.Outcome);
        Assert.Contains(problem, result.Problem, StringComparison.Ordinal);
        Assert.Single(_engine.Read(state.Id).Bookmarks);
    }

    /// <summary>s → a → a2 → J, s → b → J, J → end; a and b wait.</summary>
    private static System.Text.Json.Nodes.JsonObject Diamond(string mode) => Flowchart(
        "f",
        [Node("s", "Elsa.Start"), Event("a", "go-a"), Node("a2", "Elsa.FlowNode"), Event("b", "go-b"), Join("J", mode), Line("end")],
        "s -> a", "a -> a2", "a2 -> J", "s -> b", "b -> J", "J -> end");

    private async Task<AlterationResult> AlterAsync(InstanceState state, params InstanceAlteration[] alterations)
    {
        var result = await _alterations.AlterAsync(state.Id, alterations, "by hand", Token);
        Assert.True(result.IsDone, result.Problem);
        return result;
    }
}

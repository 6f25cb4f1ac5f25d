using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class TokenFlowTests
{
    private static readonly string[] s_twoEvents = ["s -> eA", "s -> eB", "eA -> A", "eB -> B", "A -> J", "B -> J"];
    private static readonly string[] s_deadBranch = ["s -> A", "s -> d", "A -> J", "d:True -> X", "X -> J", "J -> E"];
    private static readonly string[] s_unequal = ["s -> A", "s -> B", "A -> J", "B -> B2", "B2 -> J"];

    private readonly EngineHarness _engine = new(new EngineLimits { FlowchartMode = FlowchartMode.TokenBased });

    [Theory]
    [InlineData(null, "A J B J")]
    [InlineData("None", "A J B J")]
    [InlineData("Stream", "A J B J")]
    [InlineData("Merge", "A B J")]
    [InlineData("Converge", "A B J")]
    [InlineData("Cascade", "A J B")]
    [InlineData("Race", "A J")]
    public async Task Waiting_branches_meet_as_the_merge_mode_says(string? mode, string lines)
    {
        var state = await _engine.RunAsync(TwoEvents(mode));
        await _engine.PublishAsync("A");
        await _engine.PublishAsync("B");

        Assert.Equal(lines, Lines());
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        Assert.Empty(_engine.Instances.Rows);
    }

    [Theory]
    [InlineData("None", "A B J B2 J")]
    [InlineData("Merge", "A B B2 J")]
    [InlineData("Cascade", "A B J B2")]
    [InlineData("Race", "A B J B2")]
    public async Task Branches_of_unequal_length_meet_as_the_merge_mode_says_and_the_flowchart_ends(string mode, string lines)
    {
        var state = await _engine.RunAsync(Workflow(Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Line("B"), Line("B2"), Merging("J", mode)], s_unequal)));

        Assert.Equal(lines, Lines());
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task Branches_of_equal_length_run_the_node_where_they_meet_once()
    {
        await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("s", "Elsa.Start"), Line("A"), Line("B"), Line("J")], "s -> A", "s -> B", "A -> J", "B -> J")));

        Assert.Equal("A B J", Lines());
    }

    [Theory]
    [InlineData("None", "A J E")]
    [InlineData("Cascade", "A J E")]
    [InlineData("Race", "A J E")]
    public async Task A_branch_that_is_not_taken_holds_nothing_up(string mode, string lines)
    {
        var state = await _engine.RunAsync(DeadBranch(Merging("J", mode)));

        Assert.Equal(lines, Lines());
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Theory]
    [InlineData("Merge")]
    [InlineData("Converge")]
    public async Task A_merge_that_demands_a_branch_that_was_not_taken_is_an_incident_that_names_both(string mode)
    {
        var state = await _engine.RunAsync(DeadBranch(Merging("J", mode)));

        Assert.Equal("A", Lines());
        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Equal("The join 'J' waits for 'X', which can no longer come.", Assert.Single(state.Incidents).Message);
    }

    [Fact]
    public async Task A_flowchart_that_is_stuck_can_be_passed_over()
    {
        var state = await _engine.RunAsync(Workflow(Sequence(
            "r", Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Decision("d", "false"), Line("X"), Merging("J", "Merge"), Line("E")], s_deadBranch), Line("after"))));
        var stuck = Assert.Single(state.Incidents);

        Assert.Equal(IncidentKind.StuckJoin, stuck.Kind);
        await _engine.Runtime.SkipAsync(state.Id, stuck.ExecutionId, [], "it is right so", TestContext.Current.CancellationToken);

        Assert.Equal("A after", Lines());
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Theory]
    [InlineData("WaitAny", "A E")]
    [InlineData("WaitAll", "A")]
    [InlineData("WaitAllActive", "A E")]
    public async Task A_join_with_a_dead_branch_ends_as_when_visits_are_counted(string mode, string lines)
    {
        var state = await _engine.RunAsync(DeadBranch(Join("J", mode)));

        Assert.Equal(lines, Lines());
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task Joins_that_wait_for_each_other_are_settled_from_the_first_on()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Line("A"), Decision("d", "false"), Line("X"), Join("J1", "WaitAllActive"), Line("B"), Join("J2", "WaitAll"), Line("E")],
            "s -> A", "s -> B", "s -> d", "d:True -> X", "A -> J1", "X -> J1", "J1 -> J2", "B -> J2", "J2 -> E")));

        Assert.Equal("A B E", Lines());
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task What_waits_for_a_join_that_is_passed_over_goes_on_without_it()
    {
        await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Line("A"), Decision("d", "false"), Line("X"), Join("J1", "WaitAll"), Line("B"), Line("M")],
            "s -> A", "s -> B", "s -> d", "d:True -> X", "A -> J1", "X -> J1", "J1 -> M", "B -> M")));

        Assert.Equal("A B M", Lines());
    }

    [Fact]
    public async Task A_join_that_waits_for_any_cuts_the_branch_that_still_waits()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Event("e1", "one"), Event("e2", "two"), Join("J", "WaitAny"), Line("after")],
            "s -> e1", "s -> e2", "e1 -> J", "e2 -> J", "J -> after")));
        await _engine.PublishAsync("two");

        Assert.Equal("after", Lines());
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        Assert.Contains(_engine.Journal, entry => entry is { ActivityId: "e1", Event: "Canceled" });
    }

    [Fact]
    public async Task A_loop_goes_round_through_a_join_and_ends()
    {
        var state = await _engine.RunAsync(Workflow(
            Flowchart(
                "f",
                [
                    Node("s", "Elsa.Start"), Set("up", "n", Script("getN() + 1")), Line("A"), Line("B"), Join("J", "WaitAll"),
                    Decision("d", "getN() < 3"), Line("E"),
                ],
                "s -> up", "up -> A", "up -> B", "A -> J", "B -> J", "J -> d", "d:True -> up", "d:False -> E"),
            Variable("n", "Int32", 0)));

        Assert.Equal("A B A B A B E", Lines());
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task A_loop_races_anew_in_every_turn()
    {
        var state = await _engine.RunAsync(Workflow(
            Flowchart(
                "f",
                [Node("s", "Elsa.Start"), Set("up", "n", Script("getN() + 1")), Event("e1", "one"), Event("e2", "two"), Merging("J", "Race"), Decision("d", "getN() < 2")],
                "s -> up", "up -> e1", "up -> e2", "e1 -> J", "e2 -> J", "J -> d", "d:True -> up"),
            Variable("n", "Int32", 0)));
        await _engine.PublishAsync("one");
        await _engine.PublishAsync("two");

        Assert.Equal("J J", Lines());
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task The_definition_chooses_the_mode_before_the_setting_does()
    {
        var engine = new EngineHarness();
        await engine.RunAsync(TwoEvents("Stream").Change(document => document["customProperties"] = new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" }));
        await engine.PublishAsync("A");
        Assert.Equal(["A", "J"], engine.Lines);

        await _engine.RunAsync(TwoEvents("Stream").Change(document => document["options"] = new JsonObject { ["Flowchart:ExecutionMode"] = "CounterBased" }));
        await _engine.PublishAsync("A");
        Assert.Equal(["A"], _engine.Lines);
    }

    [Fact]
    public async Task Tokens_are_carried_over_to_a_version_with_the_same_ids()
    {
        var first = await _engine.RunAsync(TwoEvents("Cascade"));
        await _engine.PublishAsync("A");
        _engine.Definitions.Add(TwoEvents("Cascade").Change(document =>
        {
            document["id"] = "test-v2";
            var activities = document["root"]!["activities"]!.AsArray();
            activities.Insert(0, Line("new"));
        }));
        var moved = InstanceState.FromJson(_engine.Read(first.Id).ToJson().Replace("test-v1", "test-v2", StringComparison.Ordinal));
        await _engine.Instances.SaveAsync(
            new BurstResult { State = moved, IsNew = false, AddedBookmarks = [], RemovedBookmarks = [], Journal = [], Jobs = [] },
            TestContext.Current.CancellationToken);

        Assert.Equal(new Dictionary<string, int> { ["B:Done->J"] = 1 }, Flow(moved).Owed);
        await _engine.PublishAsync("B");

        Assert.Equal("A J B", Lines());
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(first.Id).SubStatus);
    }

    [Fact]
    public async Task A_flowchart_that_has_begun_keeps_its_mode()
    {
        var state = await _engine.RunAsync(TwoEvents("Merge"));
        await _engine.PublishAsync("A");

        var flow = Flow(_engine.Read(state.Id));

        Assert.Equal(FlowchartMode.TokenBased, flow.Mode);
        Assert.Equal(new Dictionary<string, int> { ["s:Done->eB"] = 1, ["A:Done->J"] = 1 }, flow.Tokens);
    }

    private static FlowState Flow(InstanceState state) => state.Executions.Single(execution => execution.Flow is not null).Flow!;

    private static WorkflowDefinition TwoEvents(string? mode) => Workflow(Flowchart(
        "f", [Node("s", "Elsa.Start"), Event("eA", "A"), Event("eB", "B"), Line("A"), Line("B"), Merging("J", mode)], s_twoEvents));

    private static WorkflowDefinition DeadBranch(JsonObject join)
        => Workflow(Flowchart("f", [Node("s", "Elsa.Start"), Line("A"), Decision("d", "false"), Line("X"), join, Line("E")], s_deadBranch));

    private static JsonObject Merging(string id, string? mode)
    {
        var line = Line(id);
        line["customProperties"] = new JsonObject { ["mergeMode"] = mode };
        return line;
    }

    private string Lines() => string.Join(' ', _engine.Lines);
}

using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class FlowchartTests
{
    private readonly EngineHarness _engine = new();

    [Fact]
    public async Task Branches_are_interleaved_step_by_step()
    {
        await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("s", "Elsa.Start"), Line("A1"), Line("A2"), Line("B1"), Line("B2")], "s -> A1", "s -> B1", "A1 -> A2", "B1 -> B2")));

        Assert.Equal(["A1", "B1", "A2", "B2"], _engine.Lines);
    }

    [Fact]
    public async Task A_node_with_two_arrows_runs_once_when_both_branches_have_come()
    {
        await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("s", "Elsa.Start"), Line("A"), Line("B"), Line("B2"), Line("J")], "s -> A", "s -> B", "A -> J", "B -> B2", "B2 -> J")));

        Assert.Equal(["A", "B", "B2", "J"], _engine.Lines);
    }

    [Fact]
    public async Task A_branch_that_is_not_taken_never_holds_a_node_up()
    {
        await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Line("A"), Decision("d", "false"), Line("B"), Line("B2"), Line("J")],
            "s -> A", "s -> d", "A -> J", "d:True -> B", "B -> B2", "B2 -> J")));

        Assert.Equal(["A", "J"], _engine.Lines);
    }

    [Theory]
    [InlineData("WaitAll", new[] { "A" })]
    [InlineData("WaitAllActive", new[] { "A", "E" })]
    [InlineData("WaitAny", new[] { "A", "E" })]
    public async Task A_join_with_a_dead_branch_does_what_its_mode_says(string mode, string[] lines)
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Line("A"), Decision("d", "false"), Line("B"), Join("J", mode), Line("E")],
            "s -> A", "s -> d", "A -> J", "d:True -> B", "B -> J", "J -> E")));

        Assert.Equal(lines, _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task A_join_that_waits_for_any_cuts_the_branch_that_still_waits()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Event("e1", "one"), Event("e2", "two"), Join("J", "WaitAny"), Line("after")],
            "s -> e1", "s -> e2", "e1 -> J", "e2 -> J", "J -> after")));

        await _engine.PublishAsync("two");

        Assert.Equal(["after"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        Assert.Empty(_engine.Instances.Rows);
        Assert.Contains(_engine.Journal, entry => entry is { ActivityId: "e1", Event: "Canceled" });
        Assert.Equal(0, await _engine.PublishAsync("one"));
    }

    [Fact]
    public async Task A_join_that_waits_for_all_waits_over_several_bursts()
    {
        await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Event("e1", "one"), Event("e2", "two"), Join("J", "WaitAll"), Line("after")],
            "s -> e1", "s -> e2", "e1 -> J", "e2 -> J", "J -> after")));

        await _engine.PublishAsync("two");
        Assert.Empty(_engine.Lines);
        await _engine.PublishAsync("one");

        Assert.Equal(["after"], _engine.Lines);
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

        Assert.Equal(["A", "B", "A", "B", "A", "B", "E"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task An_end_ends_its_flowchart_but_not_the_one_around_it()
    {
        await _engine.RunAsync(Workflow(Sequence(
            "r",
            Flowchart("f", [Line("A"), Node("e", "Elsa.End"), Event("w", "never")], "A -> e", "A -> w"),
            Line("after"))));

        Assert.Equal(["A", "after"], _engine.Lines);
    }

    [Fact]
    public async Task Complete_in_a_nested_flowchart_completes_the_workflow()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Flowchart("inner", [Line("A"), Node("c", "Elsa.Complete")], "A -> c"), Line("never")],
            "inner -> never")));

        Assert.Equal(["A"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task A_switch_leaves_by_the_labels_that_hold()
    {
        var cases = () => new JsonArray(
            new JsonObject { ["label"] = "one", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "true" } },
            new JsonObject { ["label"] = "two", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "1 < 2" } });
        await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("w", "Elsa.FlowSwitch", ("cases", cases()), ("mode", Literal("MatchAny"))), Line("A"), Line("B"), Line("D")],
            "w:one -> A", "w:two -> B", "w:Default -> D")));

        Assert.Equal(["A", "B"], _engine.Lines);
    }

    [Fact]
    public async Task An_arrow_back_into_another_branch_is_an_incident_that_says_so()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Line("A"), Line("B"), Line("C"), Line("D")],
            "s -> A", "s -> C", "A -> B", "C -> D", "B -> D", "D -> A")));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains("D:Done->A", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }
}

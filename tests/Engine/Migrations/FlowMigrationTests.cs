using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Migrations;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Migrations;

/// <summary>Joins of a flowchart whose arrows differ in the other version.</summary>
public sealed class FlowMigrationTests
{
    private EngineHarness _engine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("WaitAllActive", FlowchartMode.CounterBased)]
    [InlineData("WaitAny", FlowchartMode.CounterBased)]
    [InlineData("WaitAllActive", FlowchartMode.TokenBased)]
    [InlineData("WaitAll", FlowchartMode.TokenBased)]
    public async Task A_step_that_is_put_in_behind_the_open_ones_runs(string mode, FlowchartMode algorithm)
    {
        _engine = new EngineHarness(new EngineLimits { FlowchartMode = algorithm });
        var state = await _engine.RunAsync(Workflow(Diamond(mode)));

        await MigrateAsync(state, Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Event("a", "go-a"), Event("b", "go-b"), Line("after-a"), Join("J", mode), Line("end")],
            "s -> a", "a -> after-a", "after-a -> J", "s -> b", "b -> J", "J -> end"));
        await _engine.PublishAsync("go-a");
        await _engine.PublishAsync("go-b");

        Assert.Equal(["after-a", "end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task A_step_that_is_put_in_before_the_open_ones_is_passed_over_without_blocking_the_join()
    {
        var state = await _engine.RunAsync(Workflow(Diamond("WaitAllActive")));

        await MigrateAsync(state, Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Line("before-a"), Event("a", "go-a"), Event("b", "go-b"), Line("third"), Join("J", "WaitAllActive"), Line("end")],
            "s -> before-a", "before-a -> a", "a -> J", "s -> b", "b -> J", "s -> third", "third -> J", "J -> end"));
        await _engine.PublishAsync("go-a");
        Assert.Empty(_engine.Lines);
        await _engine.PublishAsync("go-b");

        Assert.Equal(["end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task A_join_that_has_lost_the_branch_it_waited_for_runs_at_once()
    {
        var state = await _engine.RunAsync(Workflow(Diamond("WaitAllActive")));
        await _engine.PublishAsync("go-a");

        var plan = await MigrateAsync(state, Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Event("a", "go-a"), Event("b", "go-b"), Join("J", "WaitAllActive"), Line("end"), Line("other")],
            "s -> a", "a -> J", "s -> b", "b -> other", "J -> end"));

        Assert.Contains(plan.Effects, effect => effect is { Kind: MigrationEffectKind.RunsAtOnce, Subject: "J" });
        Assert.Contains(_engine.Journal, entry => entry is { Event: "Started", ActivityId: "end" });
        await _engine.PublishAsync("go-b");
        Assert.Contains("end", _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task In_a_loop_the_next_turns_follow_the_new_drawing()
    {
        JsonObject[] nodes =
        [
            Node("s", "Elsa.Start"), Line("top"), Event("e", "go"), Set("count", "n", Script("getN() + 1")), Decision("more", "getN() < 3"), Line("end"),
        ];
        var state = await _engine.RunAsync(Workflow(
            Flowchart("f", nodes, "s -> top", "top -> e", "e -> count", "count -> more", "more:True -> top", "more:False -> end"), Variable("n", "Int32", 0)));
        await _engine.PublishAsync("go");

        await MigrateAsync(
            state,
            Flowchart(
                "f",
                [.. nodes.Select(node => (JsonObject)node.DeepClone()), Line("side"), Line("join")],
                "s -> top", "top -> e", "top -> side", "e -> join", "side -> join", "join -> count", "count -> more", "more:True -> top", "more:False -> end"),
            Variable("n", "Int32", 0));
        await _engine.PublishAsync("go");
        await _engine.PublishAsync("go");

        Assert.Equal(["top", "top", "join", "top", "side", "join", "end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
    }

    /// <summary>s → a → J, s → b → J, J → end; a and b wait.</summary>
    private static JsonObject Diamond(string mode) => Flowchart(
        "f",
        [Node("s", "Elsa.Start"), Event("a", "go-a"), Event("b", "go-b"), Join("J", mode), Line("end")],
        "s -> a", "a -> J", "s -> b", "b -> J", "J -> end");

    private async Task<MigrationPlan> MigrateAsync(InstanceState state, JsonObject root, params JsonObject[] variables)
    {
        _engine.Definitions.Add(Workflow(root, variables).Change(document => (document["id"], document["version"]) = ("test-v2", 2)));
        var plan = await new InstanceMigration(_engine.Runtime).MigrateAsync(state.Id, "test-v2", "better", Token);
        Assert.True(plan.IsDone, plan.Problem);
        return plan;
    }
}

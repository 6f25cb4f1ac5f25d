using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Incidents;

/// <summary>Incidents of the instance itself: each can be retried in a sensible way, or says why not.</summary>
public sealed class InstanceIncidentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_loop_goes_on_from_the_step_at_which_it_was_stopped()
    {
        var engine = new EngineHarness(new EngineLimits { StepsPerBurst = 10 });
        var state = await engine.RunAsync(Workflow(
            Node("loop", "Elsa.For", ("start", Literal(1)), ("end", Literal(15)), ("body", LineOf("l", "'' + getVariable('CurrentValue')")))));
        var incident = Assert.Single(state.Incidents);
        Assert.Equal((IncidentKind.Loop, InstanceSubStatus.Faulted), (incident.Kind, state.SubStatus));

        Assert.Equal(RepairOutcome.Refused, (await engine.Runtime.SkipAsync(state.Id, incident.ExecutionId, [], "skip", Token)).Outcome);
        Assert.True((await engine.Runtime.RetryAsync(state.Id, incident.ExecutionId, "it is a long list", Token)).IsDone);

        Assert.Equal(Enumerable.Range(1, 15).Select(i => $"{i}"), engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, engine.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task A_flowchart_that_loops_for_ever_is_stopped_again_after_each_retry()
    {
        var engine = new EngineHarness(new EngineLimits { StepsPerBurst = 10 });
        var state = await engine.RunAsync(Workflow(Flowchart("f", [Line("A"), Line("B")], "A -> B", "B -> A")));
        var before = engine.Lines.Count;

        await engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "once more", Token);

        Assert.Equal(before + 10, engine.Lines.Count);
        Assert.NotEqual(engine.Lines[before - 1], engine.Lines[before]);
        Assert.Equal(InstanceSubStatus.Faulted, engine.Read(state.Id).SubStatus);
        Assert.Single(engine.Read(state.Id).Incidents);
    }

    [Fact]
    public async Task A_state_that_is_too_large_must_become_smaller_first()
    {
        var engine = new EngineHarness(new EngineLimits { StateSize = 5_000 });
        var state = await engine.RunAsync(Workflow(
            Sequence("r", Set("s", "x", Script("'0123456789'.repeat(600)")), Event("e", "go"), Line("end")), Variable("x")));

        var result = await engine.Runtime.RetryAsync(state.Id, state.Incidents[0].ExecutionId, "again", Token);

        Assert.Equal(RepairOutcome.Refused, result.Outcome);
        Assert.Contains("5000 are allowed", result.Problem, StringComparison.Ordinal);
        Assert.Equal(InstanceSubStatus.Faulted, engine.Read(state.Id).SubStatus);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_retry_of_a_stuck_join_runs_the_branch_again_that_hangs(bool livesWithIncidents)
    {
        var (engine, state) = await StuckAsync(livesWithIncidents);
        var incident = Assert.Single(state.Incidents);
        Assert.Equal((IncidentKind.StuckJoin, "f"), (incident.Kind, incident.ActivityId));

        Assert.True((await engine.Runtime.RetryAsync(state.Id, incident.ExecutionId, "again", Token)).IsDone);

        var again = engine.Read(state.Id);
        Assert.Equal((InstanceStatus.Running, 0), (again.Status, again.Incidents.Count));
        Assert.Equal("hangs", Assert.Single(again.Bookmarks).ActivityId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_skip_of_a_stuck_join_ends_its_flowchart(bool livesWithIncidents)
    {
        var (engine, state) = await StuckAsync(livesWithIncidents);

        Assert.True((await engine.Runtime.SkipAsync(state.Id, state.Incidents[0].ExecutionId, [], "enough", Token)).IsDone);

        Assert.Equal((InstanceSubStatus.Finished, 0), (engine.Read(state.Id).SubStatus, engine.Read(state.Id).Incidents.Count));
        Assert.Equal(["A"], engine.Lines);
    }

    [Fact]
    public async Task An_activity_that_hangs_is_the_one_that_is_retried_or_passed_over()
    {
        var engine = new EngineHarness(typeof(Hangs));
        var state = await engine.RunAsync(Workflow(Sequence("r", Node("s", "Test.Hangs"), Line("next"))));
        await engine.ResumeAsync(state.Id, state.Bookmarks.Single().Id);
        var incident = Assert.Single(engine.Read(state.Id).Incidents);

        await engine.Runtime.RetryAsync(state.Id, incident.ExecutionId, "again", Token);
        Assert.Single(engine.Read(state.Id).Bookmarks);
        await engine.ResumeAsync(state.Id, engine.Read(state.Id).Bookmarks.Single().Id);
        await engine.Runtime.SkipAsync(state.Id, engine.Read(state.Id).Incidents[0].ExecutionId, [], "enough", Token);

        Assert.Equal(["next"], engine.Lines);
    }

    private static async Task<(EngineHarness Engine, InstanceState State)> StuckAsync(bool livesWithIncidents)
    {
        var engine = new EngineHarness(typeof(Hangs));
        var definition = Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Line("A"), Node("hangs", "Test.Hangs"), Join("J", "WaitAll"), Line("E")],
            "s -> A", "s -> hangs", "A -> J", "hangs -> J", "J -> E"));
        var state = await engine.RunAsync(livesWithIncidents
            ? definition.Change(document => document["options"] = new System.Text.Json.Nodes.JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" })
            : definition);
        await engine.ResumeAsync(state.Id, state.Bookmarks.Single().Id);
        return (engine, engine.Read(state.Id));
    }

    [Activity("Test.Hangs")]
    internal sealed class Hangs : Activity
    {
        protected internal override ValueTask ExecuteAsync(ActivityContext context)
        {
            context.CreateBookmark("once");
            return default;
        }

        protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark) => default;
    }
}

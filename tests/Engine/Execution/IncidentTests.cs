using System.Data.Common;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Incidents;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

public sealed class IncidentTests
{
    private readonly EngineHarness _engine = new(typeof(Stuck), typeof(BrokenDatabase));

    [Fact]
    public async Task A_fault_ends_the_instance_with_an_incident_and_nothing_left_open()
    {
        var state = await _engine.RunAsync(TwoBranches());

        Assert.Equal((InstanceStatus.Finished, InstanceSubStatus.Faulted), (state.Status, state.SubStatus));
        Assert.Equal(["1a", "2a"], _engine.Lines);
        var incident = Assert.Single(state.Incidents);
        Assert.Equal(("x", "went wrong", "FaultException"), (incident.ActivityId, incident.Message, incident.ExceptionType));
        Assert.Empty(_engine.Instances.Rows);
    }

    [Fact]
    public async Task With_the_other_strategy_the_other_branches_go_on()
    {
        var state = await _engine.RunAsync(TwoBranches().Change(LiveWithIncidents));

        Assert.Equal(InstanceSubStatus.Suspended, state.SubStatus);
        await _engine.PublishAsync("one");

        Assert.Equal(["1a", "2a", "1b"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Suspended, _engine.Read(state.Id).SubStatus);
        Assert.Single(_engine.Read(state.Id).Incidents);
    }

    [Fact]
    public async Task An_input_that_cannot_be_evaluated_names_itself_and_the_reason()
    {
        var state = await _engine.RunAsync(Workflow(LineOf("l", "nobody.name")));

        var message = Assert.Single(state.Incidents).Message;
        Assert.StartsWith("Failed to evaluate activity input 'Text':", message, StringComparison.Ordinal);
        Assert.Contains("line 1", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_activity_harms_nobody_until_it_is_reached()
    {
        var around = await _engine.RunAsync(Workflow(Flowchart(
            "f", [Decision("d", "false"), Node("u", "Acme.Gone"), Line("A")], "d:True -> u", "d:False -> A")));
        Assert.Equal(InstanceSubStatus.Finished, around.SubStatus);

        var into = await _engine.RunAsync(Named("into", Node("u", "Acme.Gone")));
        Assert.Contains("'Acme.Gone'", Assert.Single(into.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_with_nothing_to_wait_for_says_who_hangs()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Node("s", "Test.Stuck"), Line("never"))));

        await _engine.ResumeAsync(state.Id, state.Bookmarks.Single().Id);

        var end = _engine.Read(state.Id);
        Assert.Equal(InstanceSubStatus.Faulted, end.SubStatus);
        Assert.Contains("'s' has neither ended nor anything left to wait for", Assert.Single(end.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stuck_join_is_named_with_what_it_waits_for()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f",
            [Node("s", "Elsa.Start"), Line("A"), Node("hangs", "Test.Stuck"), Join("J", "WaitAll"), Line("E")],
            "s -> A", "s -> hangs", "A -> J", "hangs -> J", "J -> E")));

        await _engine.ResumeAsync(state.Id, state.Bookmarks.Single().Id);

        Assert.Contains("The join 'J' waits for 'hangs'", Assert.Single(_engine.Read(state.Id).Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_that_never_waits_becomes_an_incident()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart("f", [Line("A"), Line("B")], "A -> B", "B -> A")));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains("loops for ever", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_that_grows_too_large_becomes_an_incident()
    {
        var engine = new EngineHarness(new EngineLimits { StateSize = 5_000 });

        var state = await engine.RunAsync(Workflow(
            Sequence("r", Set("s", "x", Script("'0123456789'.repeat(600)")), Event("e", "go")), Variable("x")));

        Assert.Contains("5000 are allowed", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activities_nested_too_deeply_become_an_incident()
    {
        var engine = new EngineHarness(new EngineLimits { NestingDepth = 3 });

        var state = await engine.RunAsync(Workflow(Sequence("a", Sequence("b", Sequence("c", Line("d"))))));

        Assert.Contains("more than 3 levels", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_database_is_no_incident_but_the_callers_to_repeat()
    {
        await Assert.ThrowsAnyAsync<DbException>(() => _engine.RunAsync(Workflow(Node("d", "Test.BrokenDatabase"))));

        Assert.Empty(_engine.Instances.Bursts);
    }

    [Fact]
    public async Task A_failed_activity_may_be_tried_again_or_passed_over()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var state = await _engine.RunAsync(Workflow(
            Sequence("r", LineOf("l", "if (!getReady()) throw new Error('not ready'); 'ready'"), Node("x", "Elsa.Fault", ("message", Literal("no"))), Line("end")),
            Variable("Ready", "Boolean", false)).Change(LiveWithIncidents));
        var first = Assert.Single(state.Incidents);

        Assert.True((await _engine.Runtime.RetryAsync(state.Id, first.ExecutionId, "again", cancellation)).IsDone);
        Assert.Single(_engine.Read(state.Id).Incidents);
        Assert.True((await _engine.Runtime.SkipAsync(state.Id, first.ExecutionId, [], "done by hand", cancellation)).IsDone);
        var second = Assert.Single(_engine.Read(state.Id).Incidents);
        Assert.Equal("x", second.ActivityId);
        Assert.Equal(RepairOutcome.NoSuchIncident, (await _engine.Runtime.SkipAsync(state.Id, first.ExecutionId, [], "twice", cancellation)).Outcome);
        await _engine.Runtime.SkipAsync(state.Id, second.ExecutionId, ["Done"], "harmless", cancellation);

        Assert.Equal(["end"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Read(state.Id).SubStatus);
        Assert.Contains(_engine.Journal, entry => entry is { Event: "Skipped", Message: "done by hand" });
    }

    private static void LiveWithIncidents(System.Text.Json.Nodes.JsonObject document)
        => document["options"] = new System.Text.Json.Nodes.JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" };

    private static WorkflowDefinition TwoBranches() => Workflow(Flowchart(
        "f",
        [
            Node("s", "Elsa.Start"), Line("1a"), Event("e1", "one"), Line("1b"), Line("2a"),
            Node("x", "Elsa.Fault", ("message", Literal("went wrong"))), Event("e2", "two"), Line("2b"),
        ],
        "s -> 1a", "1a -> e1", "e1 -> 1b", "s -> 2a", "2a -> x", "x -> e2", "e2 -> 2b"));

    [Activity("Test.Stuck")]
    internal sealed class Stuck : Activity
    {
        protected internal override ValueTask ExecuteAsync(ActivityContext context)
        {
            context.CreateBookmark("once");
            return default;
        }

        protected internal override ValueTask ResumeAsync(ActivityContext context, Bookmark bookmark) => default;
    }

    [Activity("Test.BrokenDatabase")]
    internal sealed class BrokenDatabase : Activity
    {
        protected internal override ValueTask ExecuteAsync(ActivityContext context) => throw new Lost();

        private sealed class Lost() : DbException("connection lost");
    }
}

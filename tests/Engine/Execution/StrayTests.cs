using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Execution;

/// <summary>What was queued in a container that ended before its turn still runs, but nothing of it outlives the burst.</summary>
public sealed class StrayTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task A_branch_whose_fork_has_ended_before_its_turn_does_not_wait()
    {
        var fork = Node("fork", "Elsa.Fork", ("joinMode", "WaitAny"), ("branches", new JsonArray(Line("A"), Event("late", "late"))));
        var state = await _engine.RunAsync(Workflow(Parallel("p", fork, Event("end", "end"))));

        Assert.Equal("end", Assert.Single(state.Bookmarks).ActivityId);
        Assert.DoesNotContain(state.Executions, execution => execution.NodeId.EndsWith(":late", StringComparison.Ordinal));
        await _engine.SendEventAsync("end", "k1");
        await _engine.DrainAsync();
        Assert.Equal(InstanceSubStatus.Finished, _engine.Store.Read(state.Id).SubStatus);
        Assert.Empty(_engine.Store.Bookmarks);
    }

    [Fact]
    public async Task What_a_fault_finds_in_a_container_that_has_ended_has_its_end_in_the_journal()
    {
        var failing = Parallel("inner", Node("fault", "Elsa.Fault", ("message", Literal("broken"))));
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("fork", "Elsa.Fork", ("joinMode", "WaitAll"), ("branches", new JsonArray(Node("stop", "Elsa.Complete"), failing))), Line("after")], "fork -> after")));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        var journal = _engine.Store.Journal(state.Id);
        foreach (var started in journal.Where(line => line.Event == "Started"))
        {
            Assert.Contains(journal, line => line.ExecutionId == started.ExecutionId && (line.Event is "Completed" or "Canceled" or "Faulted"));
        }
    }

    private static JsonObject Parallel(string id, params JsonObject[] activities)
        => Node(id, "Elsa.Parallel", ("activities", new JsonArray([.. activities])));
}

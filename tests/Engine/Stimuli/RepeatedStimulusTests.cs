using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Stimuli;

public sealed class RepeatedStimulusTests
{
    private static readonly StimulusOutcome s_nothing = new(0, 0, WasKept: false);

    private readonly JobHarness _engine = new();

    [Fact]
    public async Task A_stimulus_that_is_sent_again_does_not_resume_the_next_wait()
    {
        var state = await _engine.RunAsync(Workflow(Sequence("r", Event("first", "go"), Line("A"), Event("second", "go"), Line("B"))));
        await SendAsync("k1", correlationId: null);

        Assert.Equal(s_nothing, await SendAsync("k1", correlationId: null));
        Assert.Equal(["A"], _engine.Lines);
        await SendAsync("k2", correlationId: null);
        Assert.Equal(["A", "B"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, _engine.Store.Read(state.Id).SubStatus);
    }

    [Fact]
    public async Task A_kept_stimulus_that_is_sent_again_after_it_was_taken_is_not_kept_again()
    {
        Assert.True((await SendAsync("k1", "c")).WasKept);
        await _engine.RunAsync(Workflow(Sequence("r", Event("first", "go"), Event("second", "go"), Line("too far"))), correlationId: "c");

        Assert.Equal(s_nothing, await SendAsync("k1", "c"));
        Assert.Empty(_engine.Store.Kept);
        Assert.Empty(_engine.Lines);
    }

    [Fact]
    public async Task A_stimulus_that_met_nobody_may_come_again()
    {
        Assert.Equal(s_nothing, await SendAsync("k1", correlationId: null));
        await _engine.RunAsync(Workflow(Sequence("r", Event("first", "go"), Line("A"))));

        Assert.Equal(1, (await SendAsync("k1", correlationId: null)).Resumptions);
        Assert.Equal(["A"], _engine.Lines);
    }

    [Fact]
    public async Task A_stimulus_finds_an_instance_by_the_correlation_id_that_it_has_got_since()
    {
        var late = Node("c", "Elsa.Correlate", ("correlationId", Literal("late")));
        await _engine.RunAsync(Workflow(Node("p", "Elsa.Parallel", ("activities", new JsonArray(
            Sequence("a", Event("first", "go"), Line("A")),
            Sequence("b", Event("name", "name it"), late, Event("hold", "never")))))));
        await _engine.SendEventAsync("name it", "k0");
        await _engine.DrainAsync();

        Assert.Equal(1, (await SendAsync("k1", "late")).Resumptions);
        Assert.Equal(["A"], _engine.Lines);
    }

    private async Task<StimulusOutcome> SendAsync(string key, string? correlationId)
    {
        var outcome = await _engine.SendEventAsync("go", key, correlationId);
        await _engine.DrainAsync();
        return outcome;
    }
}

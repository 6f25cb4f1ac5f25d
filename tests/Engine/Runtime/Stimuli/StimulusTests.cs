using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Runtime.Stimuli;

public sealed class StimulusTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task Those_who_wait_are_resumed_in_the_order_in_which_they_began_to_wait()
    {
        var waiter = Named("waiter", Sequence("r", Event("e", "go"), LineOf("l", "getCorrelationId()")));
        for (var i = 0; i < 12; i++)
        {
            await _engine.RunAsync(waiter, correlationId: $"c{i}");
        }

        var outcome = await _engine.SendEventAsync("go", "1");
        await _engine.DrainAsync();

        Assert.Equal((0, 12, false), (outcome.Starts, outcome.Resumptions, outcome.WasKept));
        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"c{i}"), _engine.Lines);
    }

    [Fact]
    public async Task Two_branches_that_wait_for_the_same_are_both_resumed()
    {
        await _engine.RunAsync(Workflow(Node(
            "p", "Elsa.Parallel", ("activities", new JsonArray(Sequence("a", Event("ea", "go"), Line("A")), Sequence("b", Event("eb", "go"), Line("B")))))));

        await _engine.SendEventAsync("go", "1");
        await _engine.DrainAsync();

        Assert.Equal(["A", "B"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, Assert.Single(_engine.Instances).SubStatus);
    }

    [Fact]
    public async Task An_event_that_comes_early_is_kept_for_the_one_of_its_correlation()
    {
        var waiter = Named("waiter", Sequence("r", Event("e", "go"), LineOf("l", "getCorrelationId()")));
        var outcome = await _engine.SendEventAsync("go", "1", "mine");
        Assert.True(outcome.WasKept);

        await _engine.RunAsync(waiter, correlationId: "other");
        Assert.Empty(_engine.Lines);
        await _engine.RunAsync(waiter, correlationId: "mine");

        Assert.Equal(["mine"], _engine.Lines);
        Assert.Empty(_engine.Store.Kept);
    }

    [Fact]
    public async Task A_kept_event_is_taken_once_and_by_the_first_who_waits()
    {
        await _engine.SendEventAsync("go", "1", "mine");
        var waiter = Named("waiter", Sequence("r", Event("e", "go"), Line("resumed")));

        await _engine.RunAsync(waiter, correlationId: "mine");
        await _engine.RunAsync(waiter, correlationId: "mine");

        Assert.Equal(["resumed"], _engine.Lines);
    }

    [Fact]
    public async Task Kept_events_are_taken_in_the_order_in_which_they_came_with_what_they_brought()
    {
        await _engine.SendEventAsync("go", "1", "mine", payload: "first");
        await _engine.SendEventAsync("go", "2", "mine", payload: "second");

        await _engine.RunAsync(
            Workflow(
                Sequence(
                    "r",
                    Node("a", "Elsa.Event", ("eventName", Literal("go")), ("result", Bound("var-p"))),
                    LineOf("la", "getP()"),
                    Node("b", "Elsa.Event", ("eventName", Literal("go")), ("result", Bound("var-p"))),
                    LineOf("lb", "getP()")),
                Variable("p")),
            correlationId: "mine");

        Assert.Equal(["first", "second"], _engine.Lines);
    }

    [Theory]
    [InlineData(59, 1)]
    [InlineData(60, 0)]
    public async Task A_kept_event_expires_after_an_hour(int minutes, int resumed)
    {
        await _engine.SendEventAsync("go", "1", "mine");
        await _engine.AdvanceAsync(TimeSpan.FromMinutes(minutes));

        await _engine.RunAsync(Named("waiter", Sequence("r", Event("e", "go"), Line("resumed"))), correlationId: "mine");

        Assert.Equal(resumed, _engine.Lines.Count);
    }

    [Fact]
    public async Task An_event_for_anybody_is_not_kept_and_wakes_no_one_later()
    {
        var outcome = await _engine.SendEventAsync("go", "1");

        await _engine.RunAsync(Named("waiter", Sequence("r", Event("e", "go"), Line("resumed"))));

        Assert.False(outcome.WasKept);
        Assert.Empty(_engine.Lines);
    }

    [Fact]
    public async Task An_event_for_one_instance_is_kept_until_that_one_waits_and_starts_nothing()
    {
        await _engine.PublishAsync(Started("started"));
        var state = await _engine.RunAsync(Named("late", Sequence("r", Event("e", "first"), Event("e2", "go"), Line("late"))));

        var outcome = await _engine.SendEventAsync("go", "1", instanceId: state.Id);
        Assert.Equal((0, true), (outcome.Starts, outcome.WasKept));
        await _engine.SendEventAsync("first", "2");
        await _engine.DrainAsync();

        Assert.Equal(["late"], _engine.Lines);
    }

    [Fact]
    public async Task Of_two_events_that_find_the_same_place_the_second_goes_to_the_next_place()
    {
        await _engine.RunAsync(Workflow(Sequence("r", Event("e", "go"), Line("one"), Event("e2", "go"), Line("two"))), correlationId: "mine");

        await _engine.SendEventAsync("go", "1", "mine");
        await _engine.SendEventAsync("go", "2", "mine");
        await _engine.DrainAsync();

        Assert.Equal(["one", "two"], _engine.Lines);
    }

    [Fact]
    public async Task An_event_of_which_the_place_was_taken_waits_for_the_instance_to_come_back()
    {
        await _engine.RunAsync(
            Workflow(Sequence("r", Event("e", "go"), Event("m", "between"), Event("e2", "go"), Line("two"))), correlationId: "mine");
        await _engine.SendEventAsync("go", "1", "mine");
        await _engine.SendEventAsync("go", "2", "mine");
        await _engine.DrainAsync();
        Assert.Single(_engine.Store.Kept);

        await _engine.SendEventAsync("between", "3");
        await _engine.DrainAsync();

        Assert.Equal(["two"], _engine.Lines);
        Assert.Empty(_engine.Store.Kept);
    }

    [Fact]
    public async Task An_event_whose_place_is_gone_and_that_names_nobody_is_over()
    {
        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("s", "Elsa.Start"), Event("e", "go"), Event("m", "cut"), Join("j", "WaitAny"), Event("last", "never"), Line("A")], "s -> e", "s -> m", "e -> j", "m -> j", "j -> last", "last -> A")));
        await _engine.SendEventAsync("cut", "1");
        await _engine.SendEventAsync("go", "2");

        await _engine.DrainAsync();

        Assert.Equal("never", Assert.Single(_engine.Store.Read(state.Id).Bookmarks).Payload!["EventName"]!.GetValue<string>());
        Assert.Empty(_engine.Store.Kept);
        Assert.Empty(_engine.Store.Jobs);
    }

    internal static WorkflowDefinition Started(string name, string? strategy = null)
    {
        var trigger = Event("e", "go");
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return Named(name, Flowchart("f", [trigger, Line(name), Event("w", "stop")], $"e -> {name}", $"{name} -> w"))
            .Change(document => document["options"] = new JsonObject { ["activationStrategyType"] = strategy });
    }
}

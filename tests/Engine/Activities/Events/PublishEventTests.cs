using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Jobs;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Events;

public sealed class PublishEventTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task An_event_resumes_others_after_the_commit_and_brings_its_payload()
    {
        await _engine.RunAsync(Named(
            "waiter",
            Sequence("r", Node("e", "Elsa.Event", ("eventName", Literal("paid")), ("result", Bound("var-p"))), LineOf("l", "'got ' + getP().amount")),
            Variable("p")));

        await _engine.StartAsync(Named("sender", Sequence("r", Publish("p", "paid", ("payload", Script("({ amount: 12 })"))), Line("sent"))));

        Assert.Equal(["sent"], _engine.Lines);
        await _engine.DrainAsync();
        Assert.Equal(["sent", "got 12"], _engine.Lines);
        Assert.Empty(_engine.Store.Jobs);
    }

    [Fact]
    public async Task A_local_event_is_heard_by_this_instance_alone()
    {
        await _engine.RunAsync(Named("other", Sequence("r", Event("e", "go"), Line("other"))));
        var local = Publish("p", "go", ("isLocalEvent", Literal(true)));

        var state = await _engine.RunAsync(Workflow(Flowchart(
            "f", [Node("s", "Elsa.Start"), Event("e", "go"), Line("A"), local, Line("B")], "s -> e", "e -> A", "s -> p", "p -> B")));

        Assert.Equal(["B", "A"], _engine.Lines);
        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task An_event_with_a_correlation_reaches_only_what_belongs_to_it()
    {
        var waiter = Named("waiter", Sequence("r", Event("e", "go"), LineOf("l", "getCorrelationId()")));
        await _engine.RunAsync(waiter, correlationId: "a");
        await _engine.RunAsync(waiter, correlationId: "b");

        await _engine.RunAsync(Named("sender", Publish("p", "go", ("correlationId", Literal("b")))));

        Assert.Equal(["b"], _engine.Lines);
    }

    [Fact]
    public async Task An_event_starts_what_it_triggers()
    {
        var trigger = Node("e", "Elsa.Event", ("eventName", Literal("go")), ("result", Bound("var-p")));
        trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        await _engine.PublishAsync(Named("started", Flowchart("f", [trigger, LineOf("l", "'started with ' + getP()")], "e -> l"), Variable("p")));

        await _engine.RunAsync(Named("sender", Publish("p", "go", ("payload", Literal("x")))));

        Assert.Equal(["started with x"], _engine.Lines);
    }

    [Fact]
    public async Task The_execution_that_publishes_is_the_key_of_the_job()
    {
        var state = await _engine.StartAsync(Workflow(Sequence("r", Publish("p", "go"), Publish("q", "go"))));

        Assert.Equal([$"{state.Id}.1", $"{state.Id}.2"], _engine.Store.Jobs.Select(job => job.Request.Key));
        Assert.All(_engine.Store.Jobs, job => Assert.Equal(WorkflowJobKinds.PublishEvent, job.Request.Kind));
    }

    [Fact]
    public async Task An_event_without_a_name_is_an_incident()
    {
        var state = await _engine.RunAsync(Workflow(Node("p", "Elsa.PublishEvent")));

        Assert.Equal("The event has no name; say which event is to be sent.", Assert.Single(state.Incidents).Message);
    }

    private static JsonObject Publish(string id, string name, params (string Name, JsonNode? Value)[] inputs)
        => Node(id, "Elsa.PublishEvent", [("eventName", Literal(name)), .. inputs]);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Activities.Http;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Engine.Tests.Support;
using WorkflowCrm.Engine.Values;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Activities.Http;

public sealed class HttpEndpointTests
{
    private readonly JobHarness _engine = new();

    [Fact]
    public async Task Each_method_is_a_trigger_with_the_settings_beside_it()
    {
        var reading = await _engine.PublishAsync(Endpoint(
            ("path", Literal("/Orders/{Id}/")),
            ("supportedMethods", Wrapped("Object", """["get","POST","get"]""")),
            ("authorize", Literal(true)),
            ("policy", Literal("staff")),
            ("requestTimeout", Literal("00:00:10")),
            ("requestSizeLimit", Literal("1000")),
            ("allowedMimeTypes", Wrapped("Object", """["application/json"]""")),
            ("exposeRequestTooLargeOutcome", true)));

        Assert.Equal(
            ["""{"path":"orders/{Id}","method":"get"}""", """{"path":"orders/{Id}","method":"post"}"""],
            reading.Triggers.Select(trigger => trigger.Payload!.ToJsonString()));
        Assert.Equal(HttpEndpointStimulus.Hash("orders/{Id}", "POST"), reading.Triggers[1].Hash);
        var settings = HttpEndpointSettings.Read(reading.Triggers[1].Settings);
        Assert.Equal((true, "staff", TimeSpan.FromSeconds(10), 1000), (settings.Authorize, settings.Policy, settings.RequestTimeout, settings.RequestSizeLimit));
        Assert.Equal(["application/json"], settings.AllowedMimeTypes);
        Assert.Equal(["Request too large"], settings.ExposedOutcomes);
    }

    [Fact]
    public async Task An_endpoint_without_a_path_starts_nothing_and_says_so()
    {
        var reading = await _engine.PublishAsync(Endpoint());

        Assert.Empty(reading.Triggers);
        Assert.Contains("The endpoint has no path", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_starts_the_workflow_brings_all_that_it_has()
    {
        var reading = await _engine.PublishAsync(Endpoint(("path", Literal("orders/{id}"))));

        await StartAsync(reading.Triggers[0], Call());

        Assert.Equal(["GET orders/7 7 a 1,2 v x 5 anna"], _engine.Lines);
    }

    [Fact]
    public async Task A_call_resumes_the_workflow_that_waits_for_it_whatever_its_method()
    {
        var state = await _engine.RunAsync(Endpoint(("path", Literal("orders/{id}")), ("supportedMethods", Wrapped("Object", """["GET","POST"]"""))));
        Assert.Equal([HttpEndpointStimulus.Hash("orders/{id}", "GET"), HttpEndpointStimulus.Hash("orders/{id}", "POST")], state.Bookmarks.Select(bookmark => bookmark.Hash));

        await _engine.ResumeAsync(state.Id, state.Bookmarks[1].Id, HttpArrival.InputKey, Json(Call()));

        Assert.Equal(["GET orders/7 7 a 1,2 v x 5 anna"], _engine.Lines);
        Assert.Empty(_engine.Store.BookmarkIds);
    }

    [Fact]
    public async Task Without_a_call_it_goes_on_waiting_for_the_same()
    {
        var state = await _engine.RunAsync(Endpoint(("path", Literal("orders/{id}")), ("authorize", Literal(true))));

        await _engine.ResumeAsync(state.Id, state.Bookmarks[0].Id, "Other", "x");

        var again = Assert.Single(_engine.Store.Read(state.Id).Bookmarks);
        Assert.NotEqual(state.Bookmarks[0].Id, again.Id);
        Assert.Equal(state.Bookmarks[0].Hash, again.Hash);
        Assert.True(HttpEndpointSettings.Read(again.Settings).Authorize);
        Assert.Empty(_engine.Lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_violation_is_an_outcome_when_the_workflow_wants_to_hear_of_it(bool isExposed)
    {
        var state = await _engine.RunAsync(Endpoint(("path", Literal("orders/{id}")), ("exposeFileTooLargeOutcome", isExposed)));

        await _engine.ResumeAsync(state.Id, state.Bookmarks[0].Id, HttpArrival.InputKey, Json(Call() with { Violation = "File too large" }));

        Assert.Equal(isExposed ? ["too large"] : [], _engine.Lines);
        Assert.Equal(isExposed ? InstanceStatus.Finished : InstanceStatus.Running, _engine.Store.Read(state.Id).Status);
    }

    private static HttpArrival Call() => new()
    {
        Method = "GET",
        Path = "orders/7",
        RouteData = new Dictionary<string, string> { ["id"] = "7" },
        Query = new Dictionary<string, IReadOnlyList<string>> { ["q"] = ["a"], ["several"] = ["1", "2"] },
        Headers = new Dictionary<string, IReadOnlyList<string>> { ["X-A"] = ["v"] },
        ContentType = "application/json",
        Content = """{"sum":5}""",
        ParsedContent = new JsonObject { ["sum"] = 5 },
        CallerId = "anna",
    };

    private static JsonNode Json(HttpArrival call) => JsonSerializer.SerializeToNode(call, PlainValue.Json)!;

    private async Task StartAsync(TriggerRecord trigger, HttpArrival call)
    {
        await _engine.EnqueueAsync(StimulusSender.Start(trigger, "call 1", null, new JsonObject { [HttpArrival.InputKey] = Json(call) }));
        await _engine.DrainAsync();
    }

    private static WorkflowDefinition Endpoint(params (string Name, JsonNode? Value)[] inputs)
    {
        var node = Node(
            "h",
            "Elsa.HttpEndpoint",
            [
                .. inputs,
                ("result", Bound("var-call")),
                ("routeData", Bound("var-route")),
                ("queryStringData", Bound("var-query")),
                ("headers", Bound("var-heads")),
                ("parsedContent", Bound("var-content")),
            ]);
        node["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        const string script = "[getCall().method, getCall().path, getRoute().id, getQuery().q, getQuery().several.join(), getHeads()['X-A'], 'x', getContent().sum, getCall().callerId].join(' ')";
        return Workflow(
            Flowchart("f", [node, LineOf("l", script), Line("too large")], "h -> l", "h:File too large -> too large"),
            Variable("call"),
            Variable("route"),
            Variable("query"),
            Variable("heads"),
            Variable("content"));
    }
}

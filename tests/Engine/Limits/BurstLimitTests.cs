using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Limits;

[Collection(MeasuresMemory.Name)]
public sealed class BurstLimitTests
{
    private static readonly JsonObject TenMegabytes = Literal(new string('x', 10_000_000));

    [Fact]
    public Task A_text_of_10_MB_does_not_go_into_a_variable() => Stops(
        Workflow(Set("s", "v", TenMegabytes.DeepClone()), Variable("v", "String")), "'var-v' takes 10000000 characters; 500000 are allowed");

    [Fact]
    public Task A_text_of_10_MB_does_not_go_into_an_output()
        => Stops(Workflow(Node("o", "Elsa.SetOutput", ("outputName", Literal("o")), ("outputValue", TenMegabytes.DeepClone()))), "the output 'o' takes 10000000");

    [Fact]
    public Task A_line_of_10_MB_is_not_written() => Stops(Workflow(Node("l", "Elsa.WriteLine", ("text", TenMegabytes.DeepClone()))), "A line of 10000000 characters");

    [Fact]
    public Task A_correlation_id_of_10_MB_is_not_set()
        => Stops(Workflow(Node("c", "Elsa.Correlate", ("correlationId", TenMegabytes.DeepClone()))), "correlation id may have 1000 characters");

    [Fact]
    public Task An_event_name_of_10_MB_is_not_waited_for()
        => Stops(Workflow(Node("e", "Elsa.Event", ("eventName", TenMegabytes.DeepClone()))), "a bookmark takes");

    [Fact]
    public Task A_parallel_loop_over_a_million_items_is_refused()
        => Stops(Workflow(Node("p", "Elsa.ParallelForEach", ("items", Items(1_000_000)), ("body", Line("l")))), "1000000 items; 100000 are allowed");

    [Fact]
    public Task A_parallel_loop_fills_no_queue()
        => Stops(Workflow(Node("p", "Elsa.ParallelForEach", ("items", Items(50_000)), ("body", Line("l")))), "10000 are allowed");

    [Fact]
    public Task An_instance_waits_at_a_thousand_places_at_most()
        => Stops(Workflow(Node("p", "Elsa.ParallelForEach", ("items", Items(2_000)), ("body", Event("e", "go")))), "1000 places where the instance waits");

    [Fact]
    public Task A_burst_writes_a_journal_of_bounded_size() => Stops(
        Workflow(Node("w", "Elsa.While", ("condition", Script("true")), ("body", Node("j", "Elsa.RunJavaScript", ("script", Literal("setOutcome('x'.repeat(60000))"))))))
            .Change(document => document["variables"] = new JsonArray()),
        "8000000 characters of journal");

    [Fact]
    public Task A_burst_holds_a_state_of_bounded_size() => Stops(
        Workflow(Node("p", "Elsa.ParallelForEach", ("items", Items(1_000)), ("body", Sequence(
            "s",
            Node("big", "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "own", ["name"] = "own" }), ("value", Script("'x'.repeat(250000)"))),
            Event("e", "go"))
            .With("variables", new JsonArray(new JsonObject { ["id"] = "own", ["name"] = "own", ["typeName"] = "String" }))))),
        "8000000 are allowed");

    [Fact]
    public async Task A_state_that_is_too_large_at_the_end_is_not_kept()
    {
        var engine = new EngineHarness();

        var state = await engine.RunAsync(Workflow(Sequence("s", [.. Enumerable.Range(0, 6).Select(i =>
            Node("o" + i, "Elsa.SetOutput", ("outputName", Literal("o" + i)), ("outputValue", Script("'x'.repeat(250000)"))))])));

        Assert.Contains("1000000 are allowed", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
        Assert.InRange(state.ToJson().Length, 1, 50_000);
    }

    [Fact]
    public async Task A_loop_that_writes_much_but_holds_little_passes()
    {
        var engine = new EngineHarness();

        var state = await engine.RunAsync(Workflow(
            Node("p", "Elsa.ForEach", ("items", Items(100)), ("body", Set("s", "v", Script("'x'.repeat(200000)")))), Variable("v", "String")));

        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task An_instance_lives_with_a_hundred_incidents_and_no_more()
    {
        var engine = new EngineHarness();

        var state = await engine.RunAsync(Workflow(Node("p", "Elsa.ParallelForEach", ("items", Items(500)), ("body", Node("f", "Elsa.Fault", ("message", Literal("no"))))))
            .Change(document => document["options"] = new JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" }));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Equal(102, state.Incidents.Count);
        Assert.Contains("more than 100 incidents", state.Incidents[^1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("[1e999]")]
    [InlineData("{\"a\":-1e999}")]
    public async Task A_number_beyond_all_numbers_leaves_a_state_that_can_be_written(string number)
    {
        var engine = new EngineHarness();
        var value = JsonNode.Parse(number);

        var state = await engine.RunAsync(Workflow(
            Sequence("s", Set("a", "x", Literal(value)), Set("b", "d", Literal("1e999")), Set("c", "d", Literal("NaN")), Event("e", "go")),
            Variable("x"), Variable("d", "Double"), Variable("list", "List<Double>", value?.DeepClone())));

        Assert.Equal(InstanceSubStatus.Suspended, state.SubStatus);
        Assert.Equal(state.ToJson(), InstanceState.FromJson(state.ToJson()).ToJson());
    }

    [Fact]
    public async Task A_value_that_is_nested_too_deeply_is_an_incident()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 200)) + string.Concat(Enumerable.Repeat("]", 200));

        await Stops(WorkflowDefinition.Parse($$"""{"id":"v","definitionId":"d","root":{"id":"o","type":"Elsa.SetOutput","outputName":"o","outputValue":{"typeName":"Object","expression":{"type":"Literal","value":{{deep}}} } } }"""), "64 levels");
        Assert.Throws<DefinitionFormatException>(() => WorkflowDefinition.Parse($$"""{"variables":[{"name":"v","value":{{deep}}}],"root":{"type":"Elsa.Sequence"} }"""));
    }

    private static JsonObject Items(int count) => Literal(new JsonArray([.. Enumerable.Range(0, count).Select(i => JsonValue.Create(i))]));

    private static async Task Stops(WorkflowDefinition definition, string reason)
    {
        var engine = new EngineHarness();
        var before = MeasuresMemory.Held();

        var state = await engine.RunAsync(definition);

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains(state.Incidents, incident => incident.Message.Contains(reason, StringComparison.Ordinal));
        Assert.InRange(MeasuresMemory.Held() - before, long.MinValue, 64L * 1024 * 1024);
        GC.KeepAlive(definition);
    }
}

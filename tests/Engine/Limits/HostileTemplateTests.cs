using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Tests.Support;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Limits;

[Collection(MeasuresMemory.Name)]
public sealed class HostileTemplateTests
{
    private readonly EngineHarness _engine = new();

    [Theory]
    [InlineData("{{#each l}}{{#each ../l}}{{#each ../../l}}{{/each}}{{/each}}{{/each}}", "100000 turns")]
    [InlineData("{{#each l}}{{#each ../l}}{{this}}{{/each}}{{/each}}", "262144 characters")]
    [InlineData("{{#l}}{{#each ../l}}{{#each ../../l}}{{/each}}{{/each}}{{/l}}", "100000 turns")]
    [InlineData("{{#each m}}{{#each ../m}}{{#each ../../m}}{{#each ../../../m}}{{#each ../../../../m}}{{#each ../../../../../m}}{{/each}}{{/each}}{{/each}}{{/each}}{{/each}}{{/each}}", "100000 turns")]
    [InlineData("{{#each Variables}}{{#each ../Variables}}{{#each ../../l}}{{#each ../../../l}}{{/each}}{{/each}}{{/each}}{{/each}}", "100000 turns")]
    [InlineData("{{#*inline \"x\"}}{{> x}}{{> x}}{{/inline}}{{> x}}", "Partials")]
    [InlineData("{{~ # * inline 'x'}}{{/inline}}", "Partials")]
    [InlineData("{{#> layout}}{{/layout}}", "Partials")]
    [InlineData("{{l}}{{l}}{{l}}{{l}}{{big}}{{big}}{{big}}", "262144 characters")]
    public async Task A_hostile_template_is_an_incident(string template, string reason)
    {
        var list = new JsonArray([.. Enumerable.Range(0, 3_000).Select(i => JsonValue.Create(i))]);
        var map = new JsonObject(Enumerable.Range(0, 20).Select(i => KeyValuePair.Create("k" + i, (JsonNode?)JsonValue.Create(i))));

        var state = await _engine.RunAsync(Workflow(
            Node("l", "Elsa.WriteLine", ("text", Wrapped("Handlebars", template))),
            Variable("l", "Object", list), Variable("m", "Object", map), Variable("big", "String", new string('x', 100_000))));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains(reason, Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{#if a}}", "{{/if}}", 5_000)]
    [InlineData("{{lookup (", "lookup a 1)}}", 5_000)]
    [InlineData("{{", "}}", 20_000)]
    [InlineData("{{lookup a./it./items", "}}", 1_000)]
    [InlineData("{{{List.[4ut.Title}}", "", 500)]
    [InlineData("{{lookup \"a}}", "", 1_000)]
    [InlineData("{{#a}}", "", 10_000)]
    [InlineData("x", "", 100_000)]
    public async Task A_template_made_to_exhaust_the_stack_is_refused(string open, string close, int times)
    {
        var template = string.Concat(Enumerable.Repeat(open, times)) + string.Concat(Enumerable.Repeat(close, times));

        var state = await _engine.RunAsync(Workflow(Node("l", "Elsa.WriteLine", ("text", Wrapped("Handlebars", template)))));

        Assert.Matches("nested|cannot be read|are allowed|longer than", Assert.Single(state.Incidents).Message);
    }

    [Fact]
    public async Task An_ordinary_template_still_walks_lists_and_names()
    {
        await _engine.RunAsync(Workflow(
            Node("l", "Elsa.WriteLine", ("text", Wrapped(
                "Handlebars", "{{#each items}}{{@index}}{{#if @last}}!{{/if}}{{n}} {{/each}}{{#each m}}{{@key}}={{this}};{{/each}}{{#with m}}{{b}}{{/with}}{{items.Count}}{{Variables.m.a}}{{#empty}}no{{else}}none{{/empty}}"))),
            Variable("items", "Object", JsonNode.Parse("""[{"n":1},{"n":2}]""")),
            Variable("m", "Object", JsonNode.Parse("""{"a":"A","b":"B"}""")),
            Variable("empty", "Object", new JsonArray())));

        Assert.Equal(["01 1!2 a=A;b=B;B2Anone"], _engine.Lines);
    }

    [Fact]
    public async Task All_scripts_and_templates_of_a_run_share_one_time()
    {
        var engine = new EngineHarness(new EngineLimits { ScriptTimePerBurst = TimeSpan.FromMilliseconds(300) });

        var state = await engine.RunAsync(Workflow(Node(
            "w", "Elsa.While", ("condition", Script("true")), ("body", LineOf("l", "for (var i = 0; i < 2000; i++) { i + 'x'; } 'x'")))));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Contains("0.3 seconds", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }
}

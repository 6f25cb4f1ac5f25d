using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Tests.Support;
using WorkflowCrm.Engine.Values;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Limits;

[Collection(MeasuresMemory.Name)]
public sealed class DefinitionLimitTests
{
    private static readonly EngineLimits Limits = new();

    [Fact]
    public void A_definition_of_50_000_activities_is_refused() => Refused(
        new JsonObject { ["root"] = Sequence("s", [.. Enumerable.Range(0, 50_000).Select(i => new JsonObject { ["id"] = "n" + i, ["type"] = "Elsa.Start" })]) },
        "more than 5000 activities");

    [Fact]
    public void A_definition_of_50_000_connections_is_refused() => Refused(
        new JsonObject { ["root"] = Flowchart("f", [Line("a"), Line("b")], [.. Enumerable.Repeat("a -> b", 50_000)]) }, "definition");

    [Fact]
    public void A_definition_of_10_MB_is_refused_before_it_is_read()
        => Refused(new JsonObject { ["name"] = new string('x', 10_000_000), ["root"] = Line("l") }, "4194304 are allowed");

    [Fact]
    public void Ids_that_would_make_endless_paths_are_refused()
        => Refused(new JsonObject { ["root"] = Sequence(new string('x', 500), Line("l")) }, "id of an activity is too long");

    [Theory]
    [InlineData("""{"root":{"type":"Elsa.Sequence","name":"\ud800"}}""")]
    [InlineData("""{"root":{"type":"Elsa.Sequence","\udc00":1}}""")]
    [InlineData("""{"root":{"type":"Elsa.Sequence"},"note":["\ud800x"]}""")]
    public void Half_a_character_is_refused(string json)
        => Assert.Contains("half a character", Assert.Throws<DefinitionFormatException>(() => WorkflowDefinition.Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{\"root\":")]
    [InlineData("{\"type\":\"Elsa.Sequence\",\"activities\":[")]
    public void A_text_that_is_nested_without_end_is_refused(string part)
        => Assert.Throws<DefinitionFormatException>(() => WorkflowDefinition.Parse(string.Concat(Enumerable.Repeat(part, 100_000))));

    [Fact]
    public void A_type_name_makes_no_endless_type()
    {
        Assert.Null(TypeAliases.Find("Int32" + string.Concat(Enumerable.Repeat("[]", 100_000))));
        Assert.Null(TypeAliases.Find(string.Concat(Enumerable.Repeat("List<", 20)) + "Int32" + new string('>', 20)));
        Assert.Equal(typeof(List<int[]>), TypeAliases.Find("List<Int32[]>"));
    }

    [Fact]
    public void A_text_that_only_seems_to_ask_for_outputs_is_read_once()
    {
        Assert.False(OutputMentions.AnyIn(string.Concat(Enumerable.Repeat("get", 1_000_000))));
        Assert.False(OutputMentions.AnyIn("getFrom getX From"));
        Assert.True(OutputMentions.AnyIn("a\\ngetResultFromSum()"));
        Assert.True(OutputMentions.AnyIn("x = getOutputFrom('a')"));
        Assert.True(OutputMentions.AnyIn("getLastResult()"));
    }

    [Fact]
    public async Task A_dead_branch_of_thousands_of_nodes_is_passed_over()
    {
        var engine = new EngineHarness();
        const int length = 4_900;
        var lines = Enumerable.Range(0, length).Select(i => new JsonObject { ["id"] = "n" + i, ["type"] = "Elsa.End" }).ToArray();
        foreach (var line in lines)
        {
            line["type"] = "Elsa.WriteLine";
        }

        var arrows = Enumerable.Range(1, length - 1).Select(i => $"n{i - 1} -> n{i}");
        var state = await engine.RunAsync(Workflow(Flowchart("f", [Decision("d", "false"), .. lines, Line("end")], ["d:True -> n0", "d:False -> end", $"n{length - 1} -> end", .. arrows])));

        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
        Assert.Equal(["end"], engine.Lines);
    }

    [Fact]
    public async Task The_densest_flowchart_that_may_be_is_analysed()
    {
        // Every node leads to the next two hundred and, at the end of the document, back to all before it.
        const int nodes = 150;
        var engine = new EngineHarness();
        var arrows = new List<string>();
        for (var i = 0; i < nodes; i++)
        {
            for (var j = 0; j < nodes && arrows.Count < Limits.DefinitionConnections; j++)
            {
                arrows.Add(i % 2 == 0 ? $"n{i} -> n{j}" : $"n{nodes - 1 - j} -> n{i}");
            }
        }

        var definition = Workflow(Flowchart("f", [.. Enumerable.Range(0, nodes).Select(i => Line("n" + i))], [.. arrows.Distinct()]));
        DefinitionCheck.Check(WorkflowDefinition.Parse(definition.ToJson(), Limits), engine.Catalogue);
        var state = await engine.RunAsync(definition);

        Assert.Single(state.Incidents);
    }

    [Fact]
    public async Task Ids_that_become_too_long_in_a_child_workflow_are_an_incident()
    {
        var engine = new EngineHarness();
        for (var i = 0; i < 13; i++)
        {
            engine.Definitions.Add(Named("w" + i, Sequence(new string('a', 390), Node("c", "w" + (i + 1)).With("workflowDefinitionId", "w" + (i + 1)))));
        }

        engine.Definitions.Add(Named("w13", Line("end")));
        var state = await engine.RunAsync(Named("top", Node("c", "w0").With("workflowDefinitionId", "w0")));

        Assert.Contains("too long", Assert.Single(state.Incidents).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Elsa.Switch")]
    [InlineData("Elsa.FlowSwitch")]
    public async Task A_case_that_is_nothing_is_passed_over(string type)
    {
        var engine = new EngineHarness();

        var state = await engine.RunAsync(Workflow(Node("s", type, ("cases", new JsonArray(null, new JsonObject())))));

        Assert.Equal(InstanceSubStatus.Finished, state.SubStatus);
    }

    [Fact]
    public async Task A_workflow_that_uses_itself_many_times_is_an_incident_and_not_a_forest()
    {
        var engine = new EngineHarness();
        JsonObject Self(string id) => Node(id, "test").With("workflowDefinitionId", "test");

        var state = await engine.RunAsync(Workflow(Sequence("s", Self("a"), Self("b"), Self("c"))));

        Assert.Equal(InstanceSubStatus.Faulted, state.SubStatus);
        Assert.Matches("uses itself as an activity", state.Incidents[0].Message);
    }

    private static void Refused(JsonObject document, string reason)
    {
        var refusal = Assert.Throws<DefinitionFormatException>(() => WorkflowDefinition.Parse(document.ToJsonString(), Limits));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }
}

using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Tests.Support;

namespace WorkflowCrm.Engine.Tests.Definitions;

public sealed class RoundTripTests
{
    [Fact]
    public void Everything_that_is_unknown_survives_reading_and_writing()
    {
        const string json =
            """
            {"$schema":"x","id":"v1","definitionId":"d","name":"请假","version":3,"futureField":{"a":[1,2.50,1e3]},
             "inputs":[{"name":"Amount","type":"Decimal","x-form":{"order":2}}],
             "root":{"id":"f","type":"Elsa.Flowchart","version":1,"metadata":{"designer":{"position":{"x":-1.5,"y":20}}},
              "activities":[{"id":"u","type":"Acme.Unknown","version":9,"secret":{"deep":[null,true]},"customProperties":{"k":"v"}}],
              "connections":[{"source":{"activity":"u","port":"Done"},"target":{"activity":"u"},"vertices":[{"x":1,"y":2}]}]}}
            """;

        var written = WorkflowDefinition.Parse(json).ToJson();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)));
        Assert.Contains("2.50", written, StringComparison.Ordinal);
        Assert.Contains("请假", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_reads_its_own_properties_of_an_input()
    {
        var definition = WorkflowDefinition.Parse("""{"root":{"id":"s","type":"Elsa.Sequence"},"inputs":[{"name":"Amount","type":"Decimal","x-form":{"order":2}}]}""");

        Assert.Equal(2, definition.Inputs.Single().Raw["x-form"]!["order"]!.GetValue<int>());
    }

    [Fact]
    public void The_path_of_a_node_is_computed_and_never_read()
    {
        var inner = Build.Line("a");
        inner["nodeId"] = "wrong";
        var definition = Build.Workflow(Build.Flowchart("f", [Build.Sequence("s", inner)]));

        Assert.Equal(["Workflow1:f", "Workflow1:f:s", "Workflow1:f:s:a"], definition.Nodes().Select(node => node.NodeId));
        Assert.Equal("Workflow1:f:s:a", definition.ToJsonWithNodeIds()["root"]!["activities"]![0]!["activities"]![0]!["nodeId"]!.GetValue<string>());
        Assert.Equal("wrong", definition.Raw["root"]!["activities"]![0]!["activities"]![0]!["nodeId"]!.GetValue<string>());
    }

    [Fact]
    public void A_change_leaves_the_definition_that_it_was_made_from_alone()
    {
        var before = Build.Workflow(Build.Sequence("s"));

        var after = before.Change(document => document["version"] = 7);

        Assert.Equal((1, 7), (before.Version, after.Version));
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[1]", "not an object")]
    [InlineData("""{"root":{"id":"x"}}""", "no type")]
    [InlineData("""{"id":"a","id":"b"}""", "not valid JSON")]
    public void What_is_no_definition_is_refused_with_a_sentence(string json, string reason)
        => Assert.Contains(reason, Assert.Throws<DefinitionFormatException>(() => WorkflowDefinition.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_definition_nested_without_end_is_refused_and_does_not_exhaust_the_stack()
    {
        var json = string.Concat(Enumerable.Repeat("""{"type":"Elsa.If","id":"i","then":""", 120)) + "null" + new string('}', 120);

        Assert.Throws<DefinitionFormatException>(() => WorkflowDefinition.Parse($$"""{"root":{{json}}}"""));
    }
}

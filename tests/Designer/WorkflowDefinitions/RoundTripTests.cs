using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.Tests.WorkflowDefinitions;

/// <summary>What the Studio loads and saves without a change comes back as it was.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Files { get; } =
    [
        "workflows/archive-access.json", "workflows/customer-opinion.json", "Samples/create.json", "Samples/autosave-after-drop.json", "Samples/save-as.json", "Samples/publish.json",
        "Samples/output-bound.json", "Samples/import.json",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_definition_that_is_saved_without_change_is_the_same_when_it_is_loaded_again(string file)
    {
        var text = Drawings.Text(Drawings.Read(file).ToJsonString());
        var loaded = Drawings.Load(text);

        var again = Drawings.Load(Drawings.Save(loaded, text));

        Assert.True(JsonNode.DeepEquals(loaded, again), $"{loaded}\n---\n{again}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_of_the_text_is_lost(string file)
    {
        var before = Drawings.Read(file);
        var stored = Drawings.Save(Drawings.Load(Drawings.Text(before.ToJsonString())), Drawings.Text(before.ToJsonString())).Raw;

        AssertContains(before, stored, "");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_activity_carries_its_path_and_no_list_is_null(string file)
    {
        var loaded = Drawings.Load(Drawings.Text(Drawings.Read(file).ToJsonString()));

        foreach (var node in WorkflowDefinition.Parse(loaded.ToJsonString()).Nodes())
            Assert.Equal(node.NodeId, node.Raw["nodeId"]!.GetValue<string>());
        Assert.All(new[] { "variables", "inputs", "outputs", "outcomes", "links" }, list => Assert.IsType<JsonArray>(loaded[list]));
    }

    [Fact]
    public void An_activity_of_an_unknown_type_is_shown_as_such_and_is_itself_again_when_it_was_moved()
    {
        var text = Drawings.Text("""
            { "definitionId": "d", "root": { "id": "f", "type": "Elsa.Flowchart", "activities": [
              { "id": "a", "type": "Acme.Crane", "version": 3, "name": "crane1", "load": { "typeName": "Decimal", "expression": { "type": "Literal", "value": 1.5 } },
                "metadata": { "designer": { "position": { "x": 1, "y": 2 } } }, "body": { "id": "inner", "type": "Elsa.WriteLine", "version": 1 } } ] } }
            """);
        var loaded = Drawings.Load(text);
        var shown = loaded["root"]!["activities"]![0]!.AsObject();
        Assert.Equal(("Elsa.NotFoundActivity", 1, "Acme.Crane", 3), (shown["type"]!.ToString(), (int)shown["version"]!, shown["missingTypeName"]!.ToString(), (int)shown["missingTypeVersion"]!));
        Assert.Equal("Workflow1:f:a", shown["nodeId"]!.ToString());

        shown["metadata"]!["designer"]!["position"]!["x"] = 50;
        var crane = Drawings.Save(loaded, text).FindNode("a")!;

        Assert.Equal(("Acme.Crane", 3, "crane1"), (crane.Type, crane.Version, crane.Name));
        Assert.Equal(50, (int)crane.Metadata["designer"]!["position"]!["x"]!);
        Assert.Equal("1.5", crane.Raw["load"]!["expression"]!["value"]!.ToJsonString());
        Assert.Equal("inner", crane.Child("body")!.Id);
        Assert.DoesNotContain("originalActivityJson", crane.Raw.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_number_of_elsewhere_is_hidden_from_the_studio_and_put_back()
    {
        var text = Drawings.Text("""{ "definitionId": "d", "root": { "id": "f", "type": "Elsa.Flowchart", "version": 4, "activities": [ { "id": "a", "type": "Elsa.WriteLine" } ] } }""");
        var loaded = Drawings.Load(text);
        Assert.Equal((1, 1), ((int)loaded["root"]!["version"]!, (int)loaded["root"]!["activities"]![0]!["version"]!));

        Assert.Equal(4, Drawings.Save(loaded, text).Root.Version);
    }

    [Fact]
    public void A_workflow_that_is_used_as_an_activity_is_known_in_the_versions_that_are_stored()
    {
        var loaded = Drawings.Load(Drawings.Text("""
            { "definitionId": "d", "root": { "id": "f", "type": "Elsa.Flowchart", "activities": [
              { "id": "a", "type": "Subworkflow", "version": 2, "workflowDefinitionId": "s" }, { "id": "b", "type": "Subworkflow", "version": 9, "workflowDefinitionId": "s" } ] } }
            """));

        Assert.Equal(["Subworkflow", "Elsa.NotFoundActivity"], loaded["root"]!["activities"]!.AsArray().Select(node => node!["type"]!.ToString()));
    }

    [Fact]
    public void The_stamp_travels_with_the_definition_and_is_not_stored()
    {
        var text = Drawings.Text("""{ "definitionId": "d", "customProperties": { "form": {} }, "root": { "id": "f", "type": "Elsa.Flowchart" } }""");
        var loaded = Drawings.Load(text);

        Assert.Equal(["form", "workflowCrm.stamp"], loaded["customProperties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(["form"], Drawings.Save(loaded, text).CustomProperties.Select(property => property.Key));
    }

    /// <summary>Every value of the one stands in the other; numbers and flags of the document are the server's, and null may have become an empty list.</summary>
    private static void AssertContains(JsonNode? before, JsonNode? after, string path)
    {
        switch (before)
        {
            case JsonObject members:
                foreach (var (name, value) in members.Where(member => path.Length > 0 || member.Key is not ("$schema" or "id" or "version" or "createdAt" or "links" or "definitionId") && !member.Key.StartsWith("is", StringComparison.Ordinal)))
                    AssertContains(value, after?[name], $"{path}/{name}");
                break;
            case JsonArray items:
                Assert.Equal(items.Count, after?.AsArray().Count);
                for (var i = 0; i < items.Count; i++)
                    AssertContains(items[i], after![i], $"{path}/{i}");
                break;
            case null:
                Assert.True(path == "/toolVersion" || after is null or JsonArray { Count: 0 } or JsonObject { Count: 0 }, path);
                break;
            default:
                Assert.True(JsonNode.DeepEquals(before, after), path);
                break;
        }
    }
}

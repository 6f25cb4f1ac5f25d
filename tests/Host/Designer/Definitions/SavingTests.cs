using System.Net;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>The Studio saves with every stroke: drafts come and go, and what is published stands.</summary>
public sealed class SavingTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    [Fact]
    public async Task A_new_process_is_a_draft_with_a_definition_that_the_studio_can_draw()
    {
        var saved = await office.Owner.CreateAsync("新流程");

        Assert.Equal((1, false, true), (saved["version"]!.GetValue<int>(), saved["isPublished"]!.GetValue<bool>(), saved["isLatest"]!.GetValue<bool>()));
        Assert.Equal("Workflow1:flow", saved["root"]!["nodeId"]!.GetValue<string>());
        foreach (var list in new[] { "variables", "inputs", "outputs", "outcomes", "links" })
            Assert.IsType<JsonArray>(saved[list]);
        Assert.IsType<JsonObject>(saved["customProperties"]);
        Assert.IsType<JsonObject>(saved["options"]);
    }

    [Fact]
    public async Task Saving_again_changes_the_draft_and_publishing_makes_it_the_version()
    {
        var draft = await office.Owner.CreateAsync("改草稿");
        draft["description"] = "第二稿";
        var again = (await office.Owner.SaveAsync(draft)).Json["workflowDefinition"]!;
        Assert.Equal((draft["id"]!.ToString(), 1), (again["id"]!.ToString(), again["version"]!.GetValue<int>()));

        var published = (await office.Owner.SaveAsync(again, publish: true)).Json;
        Assert.True(published["workflowDefinition"]!["isPublished"]!.GetValue<bool>());
        Assert.False(published["alreadyPublished"]!.GetValue<bool>());

        var next = (await office.Owner.SaveAsync(published["workflowDefinition"]!)).Json["workflowDefinition"]!;
        Assert.Equal((2, false), (next["version"]!.GetValue<int>(), next["isPublished"]!.GetValue<bool>()));
        var stands = (await office.Owner.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{next["definitionId"]}?versionOptions=Published")).Json;
        Assert.Equal((1, true, false), (stands["version"]!.GetValue<int>(), stands["isPublished"]!.GetValue<bool>(), stands["isLatest"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_broken_draft_is_kept_and_its_publication_refused_with_one_sentence_for_each_error()
    {
        var draft = await office.Owner.CreateAsync("有错误");
        draft["root"]!["activities"] = new JsonArray(
            JsonNode.Parse("""{ "id": "a", "type": "Elsa.WriteLine", "version": 1, "metadata": { "displayText": "写一行" }, "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "1 +" } } }"""),
            JsonNode.Parse("""{ "id": "b", "type": "Acme.Unknown", "version": 3, "name": "theirs", "speed": 7 }"""));
        var kept = await office.Owner.SaveAsync(draft);
        Assert.Equal(HttpStatusCode.OK, kept.Status);

        var refused = await office.Owner.SaveAsync(kept.Json["workflowDefinition"]!, publish: true);

        var sentences = refused.Sentences();
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(sentences, sentence => sentence.StartsWith("“写一行”", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.Contains("“theirs”的类型 Acme.Unknown", StringComparison.Ordinal));
        var english = await office.Second.SaveAsync(await office.Second.LoadAsync(draft.IdOf()), publish: true);
        Assert.Contains("Acme.Unknown", english.Json["errors"]![""]!.ToJsonString(), StringComparison.Ordinal);
    }
}

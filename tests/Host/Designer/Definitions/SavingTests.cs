using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>The Studio saves with every stroke: drafts come and go, and what is published stands.</summary>
public sealed class SavingTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    [Fact]
    public async Task A_new_process_is_a_draft_with_a_definition_that_the_studio_can_draw()
    {
        var saved = (await CreateAsync("新流程")).Json["workflowDefinition"]!;

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
        var draft = (await CreateAsync("改草稿")).Json["workflowDefinition"]!;
        draft["description"] = "第二稿";
        var again = (await SaveAsync(office.Owner, draft)).Json["workflowDefinition"]!;
        Assert.Equal((draft["id"]!.ToString(), 1), (again["id"]!.ToString(), again["version"]!.GetValue<int>()));

        var published = (await SaveAsync(office.Owner, again, publish: true)).Json;
        Assert.True(published["workflowDefinition"]!["isPublished"]!.GetValue<bool>());
        Assert.False(published["alreadyPublished"]!.GetValue<bool>());

        var next = (await SaveAsync(office.Owner, published["workflowDefinition"]!)).Json["workflowDefinition"]!;
        Assert.Equal((2, false), (next["version"]!.GetValue<int>(), next["isPublished"]!.GetValue<bool>()));
        var stands = (await office.Owner.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{next["definitionId"]}?versionOptions=Published")).Json;
        Assert.Equal((1, true, false), (stands["version"]!.GetValue<int>(), stands["isPublished"]!.GetValue<bool>(), stands["isLatest"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_broken_draft_is_kept_and_its_publication_refused_with_one_sentence_for_each_error()
    {
        var draft = (await CreateAsync("有错误")).Json["workflowDefinition"]!;
        draft["root"]!["activities"] = new JsonArray(
            JsonNode.Parse("""{ "id": "a", "type": "Elsa.WriteLine", "version": 1, "metadata": { "displayText": "写一行" }, "text": { "typeName": "String", "expression": { "type": "JavaScript", "value": "1 +" } } }"""),
            JsonNode.Parse("""{ "id": "b", "type": "Acme.Unknown", "version": 3, "name": "theirs", "speed": 7 }"""));
        var kept = await SaveAsync(office.Owner, draft);
        Assert.Equal(HttpStatusCode.OK, kept.Status);

        var refused = await SaveAsync(office.Owner, kept.Json["workflowDefinition"]!, publish: true);

        var sentences = refused.Json["errors"]![""]!.AsArray().Select(sentence => sentence!.GetValue<string>()).ToList();
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(sentences, sentence => sentence.StartsWith("“写一行”", StringComparison.Ordinal));
        Assert.Contains(sentences, sentence => sentence.Contains("“theirs”的类型 Acme.Unknown", StringComparison.Ordinal));
        var english = await SaveAsync(office.Second, (await office.Second.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{draft["definitionId"]}")).Json, publish: true);
        Assert.Contains("Acme.Unknown", english.Json["errors"]![""]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Owner.PostAsync($"/elsa/api/workflow-definitions/{draft["definitionId"]}/publish", new { })).Status);
    }

    private Task<Answer> CreateAsync(string name) => office.Owner.PostTextAsync("/elsa/api/workflow-definitions", $$"""
        { "model": { "definitionId": null, "name": "{{name}}", "description": null, "toolVersion": "3.8.2.0", "variables": null, "inputs": null, "outputs": null,
          "outcomes": null, "customProperties": null, "isReadonly": false, "options": null, "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1, "name": "Flowchart1" },
          "links": null, "createdAt": "0001-01-01T00:00:00+00:00", "version": 1, "isLatest": true, "isPublished": false, "id": null }, "publish": null }
        """);

    private static Task<Answer> SaveAsync(Caller owner, JsonNode model, bool publish = false) =>
        owner.PostTextAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish }.ToJsonString());
}

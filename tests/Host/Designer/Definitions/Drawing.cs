using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>What an owner does in the Studio.</summary>
internal static class Drawing
{
    public const string Api = "/elsa/api/workflow-definitions";

    /// <summary>Creates a process as the Studio's dialog does.</summary>
    public static async Task<JsonNode> CreateAsync(this Caller owner, string name, params string[] activities)
    {
        var answer = await owner.PostTextAsync(Api, $$"""
            { "model": { "definitionId": null, "name": "{{name}}", "description": null, "toolVersion": "3.8.2.0", "variables": null, "inputs": null, "outputs": null,
              "outcomes": null, "customProperties": null, "isReadonly": false, "options": null,
              "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1, "name": "Flowchart1" }, "links": null, "createdAt": "0001-01-01T00:00:00+00:00", "version": 1,
              "isLatest": true, "isPublished": false, "id": null }, "publish": null }
            """);
        var created = answer.Json["workflowDefinition"]!;
        if (activities.Length == 0)
            return created;
        created["root"]!["activities"] = new JsonArray([.. activities.Select(activity => JsonNode.Parse(activity))]);
        return (await owner.SaveAsync(created)).Json["workflowDefinition"]!;
    }

    public static Task<Answer> SaveAsync(this Caller owner, JsonNode model, bool publish = false) =>
        owner.PostTextAsync(Api, new JsonObject { ["model"] = model.DeepClone(), ["publish"] = publish }.ToJsonString());

    public static async Task<JsonNode> LoadAsync(this Caller owner, string definitionId, string version = "Latest") =>
        (await owner.GetAsync($"{Api}/by-definition-id/{definitionId}?versionOptions={version}")).Json;

    public static string Line(string id, string text) =>
        new JsonObject { ["id"] = id, ["type"] = "Elsa.WriteLine", ["version"] = 1, ["text"] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text }, ["memoryReference"] = null } }.ToJsonString();

    public static string IdOf(this JsonNode definition) => definition["definitionId"]!.GetValue<string>();

    public static string? Notice(this Answer answer) => answer.Header("X-WorkflowCrm-Notice") is { } text ? Uri.UnescapeDataString(text) : null;

    public static IReadOnlyList<string> Sentences(this Answer answer) => [.. answer.Json["errors"]![""]!.AsArray().Select(sentence => sentence!.GetValue<string>())];
}

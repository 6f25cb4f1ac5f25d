using System.Text.Json.Nodes;
using WorkflowCrm.Activities;
using WorkflowCrm.Designer.WorkflowDefinitions;
using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.Tests;

/// <summary>Definitions on their way to the Studio and back.</summary>
internal static class Drawings
{
    public static ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Create(typeof(WorkflowCrmActivities).Assembly);

    public static KnownActivities Known { get; } = new(Catalogue, new HashSet<(string, int)> { ("Subworkflow", 2) });

    public static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)))!.AsObject();

    /// <summary>The document that the Studio is given.</summary>
    public static JsonObject Load(WorkflowDefinition text) =>
        DefinitionDocument.Of(new StudioDefinition(text, IsLatest: true, IsPublished: false, MayChange: true, IsSystem: false, DateTimeOffset.UnixEpoch, "stamp"), Known);

    public static WorkflowDefinition Text(string json) => WorkflowDefinition.Parse(json);

    /// <summary>What is stored when the Studio sends the document back as it is: it keeps the activities, but of the rest only what it knows.</summary>
    public static WorkflowDefinition Save(JsonObject document, WorkflowDefinition? before)
    {
        var model = document.DeepClone().AsObject();
        Keep(model, "definitionId", "name", "description", "toolVersion", "variables", "inputs", "outputs", "outcomes", "customProperties", "isReadonly", "options", "root", "links", "createdAt", "version", "isLatest", "isPublished", "id");
        KeepEach(model, "variables", "id", "name", "typeName", "isArray", "value", "storageDriverTypeName");
        KeepEach(model, "inputs", "uiHint", "storageDriverType", "type", "isArray", "name", "displayName", "description", "category");
        KeepEach(model, "outputs", "type", "isArray", "name", "displayName", "description", "category");
        TextStamp.Take(model);
        return WorkflowDefinition.Parse(ModelText.Of(model, before));
    }

    private static void KeepEach(JsonObject model, string list, params string[] names)
    {
        foreach (var item in model[list]!.AsArray())
            Keep(item!.AsObject(), names);
    }

    private static void Keep(JsonObject node, params string[] names)
    {
        foreach (var name in node.Select(property => property.Key).Except(names).ToList())
            node.Remove(name);
    }
}

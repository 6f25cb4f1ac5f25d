using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>
/// A definition as the Studio must have it, or its page breaks down: every activity with its <c>nodeId</c> and a descriptor, no list null,
/// the links that say what the owner may do.
/// </summary>
public static class DefinitionDocument
{
    private static readonly string[] s_lists = ["variables", "inputs", "outputs", "outcomes"];

    public static JsonObject Of(StudioDefinition definition, KnownActivities known)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(known);
        var document = Draw(definition.Text, known);
        document.Remove("$schema");
        document["id"] = definition.Text.Id;
        document["definitionId"] = definition.Text.DefinitionId;
        document["name"] ??= definition.Text.DefinitionId;
        document["version"] = definition.Text.Version;
        document["toolVersion"] = ToolVersion.Of(definition.Text);
        document["createdAt"] = definition.CreatedAt;
        document["isLatest"] = definition.IsLatest;
        document["isPublished"] = definition.IsPublished;
        document["isReadonly"] = !definition.MayChange;
        document["isSystem"] = definition.IsSystem;
        document["links"] = JsonSerializer.SerializeToNode(StudioLink.Of(definition), StudioJson.Options);
        Fill(document);
        TextStamp.Put(document, definition.Stamp);
        return document;
    }

    /// <summary>The document with its activities as the Studio can draw them.</summary>
    private static JsonObject Draw(WorkflowDefinition text, KnownActivities known)
    {
        var copy = text.WithNodeIds();
        Hide(copy, known);
        return copy.Raw;
    }

    /// <summary>Changes, in the document itself, the activities that the Studio has no descriptor of.</summary>
    internal static void Hide(WorkflowDefinition copy, KnownActivities known)
    {
        foreach (var node in copy.Nodes().ToList())
        {
            if (known.IsProgram(node.Type))
            {
                if (node.Version != KnownActivities.ProgramVersion || node.Raw["version"] is null)
                    ForeignVersion.Hide(node);
            }
            else if (!known.IsWorkflow(node.Type, node.Version))
            {
                UnknownActivity.Hide(node);
            }
        }
    }

    /// <summary>Lists and objects that are missing or null become empty ones.</summary>
    internal static void Fill(JsonObject document)
    {
        foreach (var list in s_lists)
        {
            if (document[list] is null)
                document[list] = new JsonArray();
        }

        if (document["customProperties"] is null)
            document["customProperties"] = new JsonObject();
        if (document["options"] is null)
            document["options"] = new JsonObject();
    }
}

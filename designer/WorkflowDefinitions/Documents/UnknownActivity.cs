using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>
/// Stands in the Studio for an activity that it has no descriptor of. What stood there travels inside it and takes its place again when the
/// definition comes back; what the owner has done to the stand-in (moved it, renamed it) is kept.
/// </summary>
internal static class UnknownActivity
{
    public const string Type = "Elsa.NotFoundActivity";
    public const int Version = 1;

    private const string Original = "originalActivityJson";

    /// <summary>What belongs to the place in the drawing, so that the owner may change it on the stand-in.</summary>
    private static readonly string[] s_shared = ["id", "nodeId", "name", "customProperties", "metadata"];

    public static void Hide(ActivityNode node)
    {
        var standIn = new JsonObject();
        foreach (var name in s_shared)
        {
            if (node.Raw.TryGetPropertyValue(name, out var value))
                standIn[name] = value?.DeepClone();
        }

        standIn["type"] = Type;
        standIn["version"] = Version;
        standIn["missingTypeName"] = node.Type;
        standIn["missingTypeVersion"] = node.Version;
        standIn[Original] = node.Raw.ToJsonString(StudioJson.Options);
        node.Raw.ReplaceWith(standIn);
    }

    /// <summary>Puts back what stood there.</summary>
    /// <returns>False when the stand-in does not carry it; it stays as it is then.</returns>
    public static bool Restore(JsonObject standIn)
    {
        if (!Is(standIn) || Read(standIn[Original]) is not { } original)
            return false;
        foreach (var name in s_shared)
        {
            if (standIn.TryGetPropertyValue(name, out var value))
                original[name] = value?.DeepClone();
            else
                original.Remove(name);
        }

        standIn.ReplaceWith(original);
        return true;
    }

    private static bool Is(JsonObject node) => node["type"] is JsonValue type && type.TryGetValue<string>(out var text) && text == Type;

    private static JsonObject? Read(JsonNode? text)
    {
        if (text is not JsonValue value || !value.TryGetValue<string>(out var json))
            return null;
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = StudioJson.MaximumDepth, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // somebody has typed into it; it is then the activity that nobody finds
        }
    }
}

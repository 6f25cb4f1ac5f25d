using System.Text.Json.Nodes;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>
/// Lets the Studio carry the stamp of the text that it was given: it keeps the custom properties that it does not know and sends them with
/// each save. They are never stored.
/// </summary>
internal static class TextStamp
{
    private const string Property = "workflowCrm.stamp";

    public static void Put(JsonObject document, string stamp) => document["customProperties"]!.AsObject()[Property] = stamp;

    /// <returns>Null when the document carries none.</returns>
    public static string? Take(JsonObject document)
    {
        if (document["customProperties"] is not JsonObject properties || !properties.Remove(Property, out var stamp))
            return null;
        return stamp is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }
}

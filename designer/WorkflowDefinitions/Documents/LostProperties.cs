using System.Text.Json.Nodes;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>
/// The Studio keeps of the document, of its variables, inputs, outputs and options only the properties that it knows. What the stored
/// definition has besides is put back, for the items that are still there.
/// </summary>
internal static class LostProperties
{
    private static readonly (string List, string Key)[] s_lists = [("variables", "id"), ("inputs", "name"), ("outputs", "name")];

    public static void Restore(JsonObject model, JsonObject before)
    {
        Copy(before, model);
        if (before["options"] is JsonObject options && model["options"] is JsonObject kept)
            Copy(options, kept);
        foreach (var (list, key) in s_lists)
        {
            if (before[list] is not JsonArray old || model[list] is not JsonArray items)
                continue;
            foreach (var item in items.OfType<JsonObject>())
            {
                if (old.OfType<JsonObject>().FirstOrDefault(o => o[key] is { } id && JsonNode.DeepEquals(id, item[key])) is { } same)
                    Copy(same, item);
            }
        }
    }

    private static void Copy(JsonObject from, JsonObject to)
    {
        foreach (var (name, value) in from)
        {
            if (!to.ContainsKey(name))
                to[name] = value?.DeepClone();
        }
    }
}

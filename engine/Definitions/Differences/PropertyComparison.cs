using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>Compares what two forms of one activity say in their properties.</summary>
internal sealed class PropertyComparison(ChangeList changes, IReadOnlyDictionary<string, string> variableNames)
{
    /// <summary>What is no input or output, or is compared elsewhere.</summary>
    private static readonly string[] s_structure =
    [
        "id", "nodeId", "name", "type", "version", "metadata", "customProperties", "connections", "variables", "start",
        "workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId",
    ];

    /// <param name="old">null for an activity that is new.</param>
    public void Run(ActivityNode? old, ActivityNode now)
    {
        var names = (old?.Raw ?? []).Concat(now.Raw).Select(property => property.Key)
            .Where(name => !s_structure.Contains(name, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            Compare(now, name, old is null ? null : WithoutActivities(old, name), WithoutActivities(now, name));
        }

        foreach (var (path, was, becomes) in JsonComparison.Leaves(old?.CustomProperties, now.CustomProperties))
        {
            changes.AddAt(now, DifferenceCodes.SettingChanged, path, was, becomes);
        }
    }

    private void Compare(ActivityNode now, string name, JsonNode? old, JsonNode? becomes)
    {
        var (oldVariable, newVariable) = (VariableOf(old), VariableOf(becomes));
        if (oldVariable != newVariable)
        {
            changes.AddAt(now, DifferenceCodes.OutputBound, name, oldVariable ?? "", newVariable ?? "");
        }

        switch (PropertyValue.OfInput(old), PropertyValue.OfInput(becomes))
        {
            case (null, { } set):
                changes.AddAt(now, DifferenceCodes.InputSet, name, set.Language, set.Text);
                break;
            case ({ } cleared, null):
                changes.AddAt(now, DifferenceCodes.InputCleared, name, cleared.Language, cleared.Text);
                break;
            case ({ } from, { } to) when !from.IsSameAs(to):
                changes.AddAt(now, DifferenceCodes.InputChanged, name, from.Language, from.Text, to.Language, to.Text);
                break;
            default:
                break;
        }
    }

    private string? VariableOf(JsonNode? value) => PropertyValue.BoundTo(value) is { } id ? variableNames.GetValueOrDefault(id, id) : null;

    /// <summary>The property without the activities that it holds; null when there is nothing else in it.</summary>
    private static JsonNode? WithoutActivities(ActivityNode node, string name)
    {
        var value = node.Property(name);
        if (!node.Children.Any(child => string.Equals(child.Port, name, StringComparison.OrdinalIgnoreCase)))
        {
            // An empty container is written as an empty list, or not at all.
            return value is JsonArray { Count: 0 } ? null : value;
        }

        var entries = Json.Unwrap(value) is JsonArray items
            ? items.OfType<JsonObject>().Where(item => !IsChild(node, item)).Select(WithoutActivity).ToArray()
            : [];
        return entries.Length == 0 ? null : new JsonArray(entries);
    }

    private static bool IsChild(ActivityNode node, JsonObject item) => node.Children.Any(child => child.Node.Raw == item);

    private static JsonNode WithoutActivity(JsonObject entry)
    {
        var copy = (JsonObject)entry.DeepClone();
        foreach (var key in copy.Select(property => property.Key).Where(key => string.Equals(key, "activity", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            copy.Remove(key);
        }

        return copy;
    }
}

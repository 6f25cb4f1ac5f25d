using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Loops;

/// <summary>The items that a loop runs over, however the definition gives them: JSON, its text, a comma-separated text.</summary>
internal static class LoopItems
{
    /// <exception cref="LimitExceededException">There are too many of them.</exception>
    public static JsonArray Of(ActivityContext context, object? source)
    {
        JsonArray items = source switch
        {
            JsonArray array => array,
            string text => FromText(text),
            null => [],
            _ => PlainValue.From(source) as JsonArray ?? [PlainValue.ToNode(source)],
        };
        var allowed = context.Burst.Meter.Limits.LoopItems;
        return items.Count <= allowed
            ? items
            : throw new LimitExceededException($"The list has {items.Count} items; {allowed} are allowed. Divide it into parts.");
    }

    public static object? At(JsonArray items, int index) => PlainValue.Copy(PlainValue.FromNode(items[index]));

    public static Dictionary<string, object?> Variables(object? value, int index)
        => new() { ["CurrentValue"] = value, ["CurrentIndex"] = index };

    private static JsonArray FromText(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("["))
        {
            try
            {
                return PlainValue.Parse(text) as JsonArray ?? [];
            }
            catch (JsonException)
            {
                // Not JSON after all: a text that begins with a bracket is an item like any other.
            }
        }

        return text.Length == 0 ? [] : [JsonValue.Create(text)];
    }
}

using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>Compares JSON values that this program knows nothing of.</summary>
internal static class JsonComparison
{
    private const int MaximumDepth = 20;

    /// <summary>The paths at which two objects differ, with the texts there; lists are compared as a whole; null, no, empty and absent are the same.</summary>
    public static IEnumerable<(string Path, string Before, string After)> Leaves(JsonObject? before, JsonObject? after, string path = "", int depth = 0)
    {
        foreach (var name in (before ?? []).Concat(after ?? []).Select(property => property.Key).Distinct(StringComparer.Ordinal))
        {
            var (old, now) = (before?[name], after?[name]);
            if (JsonNode.DeepEquals(old, now) || (SaysNothing(old) && SaysNothing(now)))
            {
                continue;
            }

            var here = path.Length == 0 ? name : $"{path}.{name}";
            if (depth < MaximumDepth && old is JsonObject or null && now is JsonObject or null)
            {
                foreach (var leaf in Leaves(old as JsonObject, now as JsonObject, here, depth + 1))
                {
                    yield return leaf;
                }
            }
            else
            {
                yield return (here, Json.Text(old) ?? "", Json.Text(now) ?? "");
            }
        }
    }

    private static bool SaysNothing(JsonNode? value) => value switch
    {
        null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
        JsonValue scalar when scalar.TryGetValue<bool>(out var flag) => !flag,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text.Length == 0,
        _ => false,
    };

    /// <summary>The texts say the same, be it with other white space, when both are JSON.</summary>
    public static bool AreSame(string before, string after)
        => before == after || (TryParse(before) is { } old && TryParse(after) is { } now && JsonNode.DeepEquals(old, now));

    /// <summary>The object or list that a text holds; null when it is neither.</summary>
    public static JsonNode? TryParse(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..])
        {
            return null;
        }

        try
        {
            return Json.Parse(text);
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}

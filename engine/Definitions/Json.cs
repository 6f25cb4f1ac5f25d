using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>Tolerant reading of definition JSON: names in any case, the wrappers of older tools, numbers and booleans as text.</summary>
internal static class Json
{
    private const int MaximumDepth = 256;

    public static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaximumDepth };

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = MaximumDepth };

    /// <summary>Parses text; a repeated property name is an error because a round trip would lose one of the two.</summary>
    public static JsonNode? Parse(string text) => JsonNode.Parse(text, documentOptions: s_strict);

    public static JsonNode? Get(JsonObject node, string name)
    {
        if (node.TryGetPropertyValue(name, out var exact))
        {
            return exact;
        }

        foreach (var (key, value) in node)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    public static bool Has(JsonObject node, string name)
        => node.ContainsKey(name) || node.Any(property => string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Sets a property under the spelling that it has already, if it is there.</summary>
    public static void Set(JsonObject node, string name, JsonNode? value)
        => node[node.Select(property => property.Key).FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) ?? name] = value;

    /// <summary>A value at the start of an instance, which the instance must be able to keep.</summary>
    /// <exception cref="DefinitionFormatException">It is nested too deeply.</exception>
    public static JsonNode? Value(JsonObject node, string name) => Get(node, name) is var value && PlainSizes.IsTooDeep(value)
        ? throw new DefinitionFormatException($"The {name} of '{Text(node, "name")}' is nested more than {PlainSizes.MaximumDepth} levels deep.")
        : value;

    public static string? Text(JsonObject node, string name) => Text(Get(node, name));

    public static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(Compact),
    };

    public static bool? Bool(JsonObject node, string name) => Get(node, name) switch
    {
        JsonValue scalar when scalar.TryGetValue<bool>(out var flag) => flag,
        JsonValue scalar when scalar.TryGetValue<string>(out var text) && bool.TryParse(text, out var flag) => flag,
        _ => null,
    };

    public static int? Int(JsonObject node, string name) => Get(node, name) switch
    {
        JsonValue scalar when scalar.TryGetValue<int>(out var number) => number,
        JsonValue scalar when scalar.TryGetValue<string>(out var text)
            && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static JsonObject? Object(JsonObject node, string name) => Get(node, name) as JsonObject;

    /// <summary>The array under a name; older tools wrapped arrays as <c>{"$values": […]}</c> or <c>{"_type", "items": […]}</c>, and one object may stand for a list of one.</summary>
    public static IEnumerable<JsonNode?> Items(JsonObject node, string name) => Unwrap(Get(node, name)) switch
    {
        JsonArray array => array,
        JsonObject single => new[] { single },
        _ => Enumerable.Empty<JsonNode?>(),
    };

    public static JsonNode? Unwrap(JsonNode? value)
    {
        if (value is not JsonObject wrapper)
        {
            return value;
        }

        if (wrapper["$values"] is JsonArray values)
        {
            return values;
        }

        return wrapper.ContainsKey("_type") && (wrapper["items"] ?? wrapper["values"]) is JsonArray items ? items : value;
    }
}

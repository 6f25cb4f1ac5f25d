using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Activities.Http;

/// <summary>Headers as definitions write them, <c>{"X-A": "1", "X-B": ["1", "2"]}</c>, and as the wire has them.</summary>
internal static class HttpHeaderList
{
    /// <exception cref="InvalidOperationException">A name or a value holds what could end the header, such as a line break.</exception>
    public static Dictionary<string, IReadOnlyList<string>> Read(JsonObject? headers)
    {
        var read = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers ?? [])
        {
            string[] values = [.. (value is JsonArray several ? several : [value?.DeepClone()]).Select(one => ValueConversion.Text(one)).OfType<string>()];
            if (name.Length == 0 || name.Any(character => character <= ' ' || character is ':' or > '~') || values.Any(text => text.Any(char.IsControl)))
            {
                throw new InvalidOperationException($"The header '{name}' cannot be sent: its name may hold no spaces or colons, its value no line breaks.");
            }

            if (values.Length > 0)
            {
                read[name] = values;
            }
        }

        return read;
    }

    /// <summary>One value as text, several as a list.</summary>
    public static JsonObject ToJson(IReadOnlyDictionary<string, IReadOnlyList<string>> headers)
    {
        var json = new JsonObject();
        foreach (var (name, values) in headers)
        {
            json[name] = values.Count == 1 ? JsonValue.Create(values[0]) : new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }

        return json;
    }
}

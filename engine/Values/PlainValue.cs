using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Values;

/// <summary>The kinds of values that variables, inputs and outputs hold: scalars and JSON. Everything else becomes JSON on the way in.</summary>
internal static class PlainValue
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.AllowNamedFloatingPointLiterals,
        MaxDepth = 128,
    };

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = PlainSizes.MaximumDepth };

    /// <summary>Parses JSON that an instance will keep: what could be read, but neither compared nor written again, is refused.</summary>
    /// <exception cref="JsonException">The text is not JSON, names a property twice, is nested too deeply, or holds half a character.</exception>
    public static JsonNode? Parse(string text)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: s_strict);
            TextCheck.Visit(node);
            return node;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new JsonException("The text holds half a character.", e);
        }
    }

    public static object? From(object? value) => value switch
    {
        // What is no number has no place in JSON, so no state could keep it.
        double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity => null,
        null => null,
        string or bool or int or long or double or decimal or DateTimeOffset or DateTime or DateOnly or TimeOnly or TimeSpan or Guid => value,
        short or byte or sbyte or ushort or uint or ulong or float or byte[] => value,
        JsonElement element => FromNode(Parse(element.GetRawText())),
        JsonValue scalar => FromNode(scalar),
        JsonNode node => node,
        Enum name => name.ToString(),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Json),
    };

    /// <summary>Scalars leave their JSON shell; objects and arrays stay.</summary>
    public static object? FromNode(JsonNode? node)
    {
        if (node is not JsonValue value)
        {
            return node;
        }

        if (value.TryGetValue<JsonElement>(out var element))
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number when element.TryGetInt32(out var small) => small,
                JsonValueKind.Number when element.TryGetInt64(out var whole) => whole,
                JsonValueKind.Number when element.TryGetDecimal(out var exact) => exact,
                JsonValueKind.Number => element.GetDouble() is var wide && double.IsFinite(wide) ? wide : null,
                _ => null,
            };
        }

        return value.GetValue<object>();
    }

    public static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        JsonNode node => node.Parent is null ? node : node.DeepClone(),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Json),
    };

    /// <summary>A value that the receiver may change without changing the giver's.</summary>
    public static object? Copy(object? value) => value is JsonNode node ? node.DeepClone() : value;
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Reads and writes values of variables, inputs and outputs: text, numbers, booleans, null and JSON.</summary>
internal sealed class PlainValueConverter : JsonConverter<object?>
{
    public override bool HandleNull => true;

    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        // Without the cast the arms would meet in JsonNode, and every text and number would come back wrapped.
        JsonTokenType.String => (object?)reader.GetString(),
        JsonTokenType.Number when reader.TryGetInt64(out var whole) => whole,
        JsonTokenType.Number when reader.TryGetDecimal(out var exact) => exact,
        JsonTokenType.Number => reader.GetDouble(),
        _ => JsonNode.Parse(ref reader),
    };

    public override void Write(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Host.Api.Json;

/// <summary>
/// Reads strings. A NUL character, which no database column can hold, becomes U+FFFD so that what was typed around it
/// is kept; half a surrogate pair is no text at all and is refused. Everything else, markup and quotes included, is data.
/// </summary>
internal sealed class JsonText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A text is expected here.");
        return Checked(ref reader);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(ref reader);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    internal static string Checked(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!.Replace('\0', '\uFFFD');
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("The text is not valid Unicode.", exception);
        }
    }
}

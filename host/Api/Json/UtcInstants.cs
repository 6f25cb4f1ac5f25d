using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Host.Api.Json;

/// <summary>Instants in UTC with the letter Z (RFC 3339); what is read must name its offset.</summary>
internal sealed class UtcInstants : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || !reader.TryGetDateTimeOffset(out var instant))
            throw new JsonException("An instant in the form 2026-11-25T02:00:00Z is expected here.");
        // Without an offset the machine's zone would be taken, which the sender cannot know.
        var text = reader.GetString()!;
        var named = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        return named && text.Contains('T', StringComparison.Ordinal)
            ? instant.ToUniversalTime()
            : throw new JsonException("The instant does not name its offset; write it in UTC with a Z at the end.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}

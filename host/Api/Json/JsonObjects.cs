using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Host.Api.Json;

/// <summary>Reads free-form objects (the inputs of a form) with the same care as typed ones: every name and text is checked while it is read, not when it is used.</summary>
internal sealed class JsonObjects : JsonConverter<JsonObject>
{
    public override JsonObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An object is expected here.");
        var result = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Checked(ref reader);
            reader.Read();
            if (!result.TryAdd(name, Value(ref reader, options)))
                throw new JsonException("A name stands twice in the object.");
        }
        return result;
    }

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer, options);

    private JsonNode? Value(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return JsonValue.Create(JsonText.Checked(ref reader));
            case JsonTokenType.StartObject:
                return Read(ref reader, typeof(JsonObject), options);
            case JsonTokenType.StartArray:
                var items = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref reader, options));
                return items;
            default:
                return JsonNode.Parse(ref reader);
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The written form of <see cref="InstanceState"/>.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 128,
        Converters = { new JsonStringEnumConverter(), new PlainValueConverter() },
    };

    public static string Write(InstanceState state) => JsonSerializer.Serialize(state, s_options);

    /// <summary>The size of the written state in bytes (UTF-8), without making it.</summary>
    public static long Measure(InstanceState state)
    {
        using var counter = new ByteCounter();
        using var writer = new Utf8JsonWriter(counter, new JsonWriterOptions { Encoder = s_options.Encoder, SkipValidation = true, MaxDepth = s_options.MaxDepth });
        JsonSerializer.Serialize(writer, state, s_options);
        writer.Flush();
        return counter.Count;
    }

    public static InstanceState Read(string json)
    {
        try
        {
            var state = JsonSerializer.Deserialize<InstanceState>(json, s_options)
                ?? throw new InvalidDataException("The state of the instance is empty.");
            return state.SchemaVersion <= InstanceState.CurrentSchemaVersion
                ? state
                : throw new InvalidDataException(
                    $"The state of instance {state.Id} has schema version {state.SchemaVersion}; this program reads up to {InstanceState.CurrentSchemaVersion}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The state of the instance cannot be read.", e);
        }
    }
}

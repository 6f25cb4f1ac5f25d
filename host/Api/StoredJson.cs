using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Host.Api;

/// <summary>Reads the JSON columns of requests and tasks.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static IReadOnlyList<T> List<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, Options) ?? [];

    public static JsonObject Object(string? json) => json is null ? [] : JsonNode.Parse(json) as JsonObject ?? [];
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions.Differences;

/// <summary>Two pieces of JSON are equal when they say the same.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonNode?>
{
    public static JsonEquality Instance { get; } = new();

    public bool Equals(JsonNode? x, JsonNode? y) => JsonNode.DeepEquals(x, y);

    public int GetHashCode([DisallowNull] JsonNode? obj) => 0; // only sequences are compared with it
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Computes the hash by which a stimulus finds the bookmarks and triggers that wait for it.</summary>
public static class BookmarkHash
{
    private static readonly JsonSerializerOptions s_options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Upper-case hex SHA-256 of the parts that are given, joined by "|".</summary>
    /// <param name="executionId">Given when only this one execution is meant.</param>
    public static string Compute(string name, JsonNode? payload, string? executionId = null)
    {
        var text = new StringBuilder(name);
        if (payload is not null)
        {
            // A bare text counts as itself, so that callers need not quote it.
            text.Append('|').Append(payload is JsonValue value && value.TryGetValue<string>(out var bare) ? bare : payload.ToJsonString(s_options));
        }

        if (executionId is not null)
        {
            text.Append('|').Append(executionId);
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

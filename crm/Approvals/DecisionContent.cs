using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>What a decision says, as one hash: the same idempotency key must come with the same content.</summary>
internal static class DecisionContent
{
    public static string Hash(Decision decision)
    {
        var content = new JsonArray(
            decision.TaskId, decision.Outcome, (decision.Comment ?? "").Trim(), Ordered(decision.Form)).ToJsonString();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }

    /// <summary>The order of an object's properties says nothing.</summary>
    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject o => new JsonObject(o.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Ordered(p.Value)))),
        JsonArray a => new JsonArray([.. a.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}

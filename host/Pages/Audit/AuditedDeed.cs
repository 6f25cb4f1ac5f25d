using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Reasons;

namespace WorkflowCrm.Host.Pages.Audit;

/// <summary>
/// Says in the reader's language what a deed without a difference of texts has changed: what was retracted, deleted, ended, run again or
/// passed over. The sentences are <c>audit.deed.{action}</c>, filled in with the particulars of the entry.
/// </summary>
public sealed class AuditedDeed(Texts texts)
{
    /// <summary>The actions that are said so. Entries that were written before their particulars were kept have no sentence.</summary>
    public static IReadOnlyList<string> Actions { get; } =
    [
        "definition.retracted", "definition.deleted", "definition.kept", "instance.deleted", "instance.cancelled", "instance.retried", "instance.retry", "instance.skip",
        "request.retried", "request.skipped", "mail.resent", "mail.links-revoked", "mail.released",
        "mail-template.added", "mail-template.published", "mail-template.reverted", "mail-template.set-back", "mail-template.kept", "mail-template.removed",
    ];

    /// <summary>One sentence for each thing that was done, then who wanted it why; empty when there is nothing to say.</summary>
    public IReadOnlyList<string> Say(string action, string detail)
    {
        if (!Actions.Contains(action) || Read(detail) is not { } entry)
            return [];
        List<string> sentences = [.. Parts(action, entry).Where(IsWhole).Select(part => texts.Get($"audit.deed.{action}", Arguments(part)))];
        if (sentences.Count > 0 && Text(entry["reason"]) is { Length: > 0 } reason)
            sentences.Add(texts.Get("audit.deed.reason", ("reason", reason)));
        if (sentences.Count > 0 && Text(entry["from"]) == "designer")
            sentences.Add(texts["audit.deed.from-designer"]);
        return sentences;
    }

    /// <summary>The steps of a retry or a skip, each by itself; else the entry.</summary>
    private static IEnumerable<JsonObject> Parts(string action, JsonObject entry) =>
        action is "instance.retried" or "instance.retry" or "instance.skip" or "request.retried" or "request.skipped"
            ? entry["steps"] is JsonArray steps ? steps.OfType<JsonObject>() : []
            : [entry];

    private static bool IsWhole(JsonObject part) => part.ContainsKey("running") || part.ContainsKey("endedInstances") || part.ContainsKey("attempt")
        || part.ContainsKey("definitionVersion") || part.ContainsKey("shippedHash") || part.ContainsKey("subject") || part.ContainsKey("templateVersion");

    private (string, string)[] Arguments(JsonObject part) => [.. part.Select(pair => (pair.Key, Argument(pair.Key, Text(pair.Value) ?? "")))];

    private string Argument(string name, string value) => name switch
    {
        "message" => KnownReasons.Say(Texts.CurrentLanguage, value),
        "subject" when string.IsNullOrWhiteSpace(value) => texts["mail.no-subject"],
        "from" when string.IsNullOrWhiteSpace(value) => texts["mail.no-sender"],
        "quarantinedBecause" => texts.Has($"mail.reason.{value}") ? texts[$"mail.reason.{value}"] : texts["mail.reason.other"],
        _ => value,
    };

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonArray list => string.Join(", ", list.Select(Text)),
        _ => value.ToString(),
    };

    private static JsonObject? Read(string detail)
    {
        try
        {
            return JsonNode.Parse(detail) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

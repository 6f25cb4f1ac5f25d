using System.Text.Json.Nodes;

namespace WorkflowCrm.Crm.Approvals;

/// <summary>
/// The mail that a request began with, as far as it is written to again. It stands among the request's inputs under a name that no field
/// can have, so that it is there from the first step on and stays when the request is corrected.
/// </summary>
/// <param name="Address">Who wrote it.</param>
/// <param name="MessageId">Its Message-ID, without angle brackets; null when it has none.</param>
public sealed record MailOrigin(string Address, string? MessageId)
{
    private const string Key = "$mail";

    /// <summary>The mail that the request began with; null when it began with a form.</summary>
    public static MailOrigin? Of(Request request) =>
        JsonNode.Parse(request.Inputs)?[Key] is JsonObject mail && (string?)mail["address"] is { } address
            ? new MailOrigin(address, (string?)mail["messageId"])
            : null;

    /// <summary>The inputs with it.</summary>
    public string With(JsonObject inputs)
    {
        var all = inputs.DeepClone().AsObject();
        all[Key] = new JsonObject { ["address"] = Address, ["messageId"] = MessageId };
        return all.ToJsonString();
    }

    /// <summary>What the form holds, without where the mail came from.</summary>
    public static JsonObject Without(JsonObject inputs)
    {
        inputs.Remove(Key);
        return inputs;
    }
}

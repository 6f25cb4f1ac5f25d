using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Storage.Definitions.Confirming;

/// <summary>A publication that somebody has asked for and that a second person is to confirm.</summary>
/// <param name="RequestNumber">What people call the request by, e.g. <c>PP-20261125-001</c>.</param>
/// <param name="InstanceId">The instance that waits for the confirmation.</param>
/// <param name="DefinitionId">What is to be published.</param>
/// <param name="VersionId">Exactly this version of it.</param>
/// <param name="Version">Its number.</param>
/// <param name="Stamp">Exactly this text of it.</param>
/// <param name="ComparedWith">The id of the version that was published when it was asked for; null when there was none.</param>
/// <param name="AskedById">Who asked.</param>
/// <param name="AskedAt">When (UTC).</param>
public sealed record Confirmation(
    string RequestNumber, string InstanceId, string DefinitionId, string VersionId, int Version, string Stamp, string? ComparedWith, string? Reason,
    string AskedById, DateTimeOffset AskedAt)
{
    /// <summary>Reads it from its request; null when the request asks for something else.</summary>
    public static Confirmation? Of(Request request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.DefinitionId != ConfirmationProcess.DefinitionId || JsonNode.Parse(request.Inputs) is not JsonObject inputs)
            return null;
        return new Confirmation(
            request.Number, request.InstanceId, Text(ConfirmationProcess.Definition) ?? "", Text(ConfirmationProcess.VersionId) ?? "",
            (int)(inputs[ConfirmationProcess.Version]?.GetValue<decimal>() ?? 0), Text(ConfirmationProcess.Stamp) ?? "",
            Text(ConfirmationProcess.ComparedWith), Text(ConfirmationProcess.Reason), request.RequesterId, request.CreatedAt);

        string? Text(string name) => (string?)inputs[name];
    }
}

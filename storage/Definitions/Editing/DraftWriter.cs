using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions.Auditing;
using WorkflowCrm.Storage.Definitions.Confirming;

namespace WorkflowCrm.Storage.Definitions.Editing;

/// <summary>
/// Stores a text as the draft: in the place of the draft that is there, else as the next version. A designer saves with every stroke, so
/// the audit trail says when somebody begins to change a draft, and not each time that he saves.
/// </summary>
internal sealed class DraftWriter(VersionShelf shelf, Confirmations confirmations, IAudit audit)
{
    public async Task<WrittenDraft> WriteAsync(
        WorkflowDefinition text, string definitionId, DefinitionRow? latest, ChangeBy by, string? shippedHash, CancellationToken cancellationToken)
    {
        var draft = latest?.MayBecome(shippedHash) == true ? latest : null;
        var row = await AddAsync(text, definitionId, draft, latest, by, shippedHash, cancellationToken);
        if (draft is null || draft.ChangedBy != by.PersonId || by.Reason is not null)
            Record("definition.changed", latest, row, by);
        return new WrittenDraft(row, await VoidedAsync(draft, row, cancellationToken));
    }

    /// <summary>A new version beside a draft that is there; that draft is kept as an older version.</summary>
    public async Task<DefinitionRow> AddBesideAsync(WorkflowDefinition text, DefinitionRow latest, int revertedTo, ChangeBy by, CancellationToken cancellationToken)
    {
        var row = await AddAsync(text, latest.DefinitionId, draft: null, latest, by, shippedHash: null, cancellationToken);
        Record("definition.reverted", latest, row, by, revertedTo);
        return row;
    }

    /// <summary>A version made from a shipped file beside a draft that is there; that draft is kept as an older version.</summary>
    public async Task<DefinitionRow> SetBackAsync(WorkflowDefinition text, DefinitionRow latest, string shippedHash, ChangeBy by, CancellationToken cancellationToken)
    {
        var row = await AddAsync(text, latest.DefinitionId, draft: null, latest, by, shippedHash, cancellationToken);
        Record("definition.set-back", latest, row, by);
        return row;
    }

    private async Task<Confirmation?> VoidedAsync(DefinitionRow? before, DefinitionRow row, CancellationToken cancellationToken)
    {
        if (before is null || StoredDefinition.StampOf(before) is var stamp && stamp == StoredDefinition.StampOf(row))
            return null;
        return await confirmations.OfAsync(row.DefinitionId, cancellationToken) is { } asked && asked.VersionId == row.VersionId && asked.Stamp == stamp ? asked : null;
    }

    private async Task<DefinitionRow> AddAsync(
        WorkflowDefinition text, string definitionId, DefinitionRow? draft, DefinitionRow? latest, ChangeBy by, string? shippedHash, CancellationToken cancellationToken)
    {
        var place = await shelf.PlaceAsync(definitionId, draft, cancellationToken);
        var stamped = DefinitionText.Stamp(
            text, definitionId, place.VersionId, place.Version, isPublished: false, latest?.IsReadonly ?? false, latest?.IsSystem ?? false);
        return await shelf.WriteAsync(stamped, place, publish: false, by, shippedHash, cancellationToken);
    }

    private void Record(string action, DefinitionRow? before, DefinitionRow row, ChangeBy by, int? revertedTo = null) =>
        audit.Record(by.PersonId, action, $"definition/{row.DefinitionId}", new
        {
            name = row.Name, version = row.Version, versionId = row.VersionId, copyOf = revertedTo, reason = by.Reason, from = by.From,
            difference = AuditedDifference.Between(before, WorkflowDefinition.Parse(row.Json)),
        });
}

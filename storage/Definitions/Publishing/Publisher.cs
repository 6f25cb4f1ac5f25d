using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>Makes a checked text the published version, with its triggers and its line in the audit trail.</summary>
internal sealed class Publisher(VersionShelf shelf, PublicationCheck check, TriggerIndex triggers, IAudit audit)
{
    /// <summary>Publishes a text as the next version, or as the draft's if there is one. The definition's lock is held.</summary>
    /// <param name="shippedHash">Kept with the version when the program itself makes it.</param>
    public async Task<Publication> PublishTextAsync(
        WorkflowDefinition text, string definitionId, DefinitionRow? latest, ChangeBy by, string? shippedHash, CancellationToken cancellationToken)
    {
        var place = await shelf.PlaceAsync(definitionId, latest is { IsDraft: true } ? latest : null, cancellationToken);
        var isProgram = shippedHash is not null;
        var stamped = DefinitionText.Stamp(
            text, definitionId, place.VersionId, place.Version, isPublished: true,
            isProgram ? text.IsReadonly : latest?.IsReadonly ?? false, isProgram ? text.IsSystem : latest?.IsSystem ?? false);
        var result = await check.RunAsync(stamped, cancellationToken);
        if (result.IsBlocked)
            return new Publication { Findings = result.Findings };
        var row = await shelf.WriteAsync(result.Text, place, publish: true, by.PersonId, shippedHash, cancellationToken);
        return await FinishAsync(row, result, by, cancellationToken);
    }

    /// <summary>Publishes a version in its place: an older one, or one that was retracted.</summary>
    public async Task<Publication> PublishAgainAsync(DefinitionRow row, ChangeBy by, CancellationToken cancellationToken)
    {
        var result = await check.RunAsync(WorkflowDefinition.Parse(row.Json), cancellationToken);
        if (result.IsBlocked)
            return new Publication { Findings = result.Findings };
        if (row.IsDraft)
            await shelf.FixAsync(row, result.Text, cancellationToken);
        await shelf.RepublishAsync(row, cancellationToken);
        return await FinishAsync(row, result, by, cancellationToken);
    }

    private async Task<Publication> FinishAsync(DefinitionRow row, CheckedText result, ChangeBy by, CancellationToken cancellationToken)
    {
        await triggers.ReplaceAsync(row.DefinitionId, result.Triggers.Triggers, cancellationToken);
        audit.Record(by.PersonId, "definition.published", $"definition/{row.DefinitionId}", new
        {
            name = row.Name, version = row.Version, versionId = row.VersionId, warnings = result.Findings.Count, reason = by.Reason,
        });
        return new Publication { Published = StoredDefinition.Of(row), Findings = result.Findings };
    }
}

using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions.Auditing;
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
        var place = await PlaceAsync(definitionId, latest, shippedHash, cancellationToken);
        var result = await check.RunAsync(Stamp(text, definitionId, place, latest, isProgram: by == ChangeBy.System && shippedHash is not null), cancellationToken);
        if (result.IsBlocked)
            return new Publication { Findings = result.Findings };
        var before = await shelf.FindAsync(definitionId, VersionOptions.Published, cancellationToken);
        var row = await shelf.WriteAsync(result.Text, place, publish: true, by, shippedHash, cancellationToken);
        return await FinishAsync(before, row, result, by, cancellationToken);
    }

    /// <summary>Checks a text as if it were to be published now.</summary>
    public async Task<CheckedText> CheckTextAsync(WorkflowDefinition text, string definitionId, DefinitionRow? latest, CancellationToken cancellationToken) =>
        await check.RunAsync(Stamp(text, definitionId, await PlaceAsync(definitionId, latest, shippedHash: null, cancellationToken), latest, isProgram: false), cancellationToken);

    /// <summary>Checks a stored version as if it were to be published now.</summary>
    public Task<CheckedText> CheckAsync(DefinitionRow row, CancellationToken cancellationToken) =>
        check.RunAsync(WorkflowDefinition.Parse(row.Json), cancellationToken);

    /// <summary>Publishes a version in its place: an older one, or one that was retracted.</summary>
    public async Task<Publication> PublishAgainAsync(DefinitionRow row, ChangeBy by, CancellationToken cancellationToken)
    {
        var result = await check.RunAsync(WorkflowDefinition.Parse(row.Json), cancellationToken);
        if (result.IsBlocked)
            return new Publication { Findings = result.Findings };
        if (row.IsDraft)
            await shelf.FixAsync(row, result.Text, cancellationToken);
        var before = await shelf.FindAsync(row.DefinitionId, VersionOptions.Published, cancellationToken);
        await shelf.RepublishAsync(row, cancellationToken);
        return await FinishAsync(before, row, result, by, cancellationToken);
    }

    private Task<Place> PlaceAsync(string definitionId, DefinitionRow? latest, string? shippedHash, CancellationToken cancellationToken) =>
        shelf.PlaceAsync(definitionId, latest?.MayBecome(shippedHash) == true ? latest : null, cancellationToken);

    private static WorkflowDefinition Stamp(WorkflowDefinition text, string definitionId, Place place, DefinitionRow? latest, bool isProgram) => DefinitionText.Stamp(
        text, definitionId, place.VersionId, place.Version, isPublished: true,
        isProgram ? text.IsReadonly : latest?.IsReadonly ?? false, isProgram ? text.IsSystem : latest?.IsSystem ?? false);

    private async Task<Publication> FinishAsync(DefinitionRow? before, DefinitionRow row, CheckedText result, ChangeBy by, CancellationToken cancellationToken)
    {
        await triggers.ReplaceAsync(row.DefinitionId, result.Triggers.Triggers, cancellationToken);
        audit.Record(by.PersonId, "definition.published", $"definition/{row.DefinitionId}", new
        {
            name = row.Name, version = row.Version, versionId = row.VersionId, warnings = result.Findings.Count, reason = by.Reason, from = by.From, confirmedBy = by.ConfirmedBy,
            difference = AuditedDifference.Between(before, result.Text),
        });
        return new Publication { Published = StoredDefinition.Of(row), Findings = result.Findings };
    }
}

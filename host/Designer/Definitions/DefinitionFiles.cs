using WorkflowCrm.Crm;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Files;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Exports and imports for the designer. A file is never published at once, whatever it says of itself: that is a decision of its own.</summary>
internal sealed class DefinitionFiles(DefinitionLibrary library, EditDefinition edit, StudioChange change, Refusals refusals, VoidedPublications voided) : IDefinitionFiles
{
    public async Task<DefinitionFile?> ExportAsync(string definitionId, string? versionOptions, CancellationToken cancellationToken) =>
        VersionOptions.TryParse(versionOptions ?? "Latest", out var which) && await library.FindAsync(definitionId, which, cancellationToken) is { } stored ? File(stored) : null;

    public async Task<DefinitionFile?> ExportVersionAsync(string versionId, CancellationToken cancellationToken) =>
        await library.FindVersionAsync(versionId, cancellationToken) is { } stored ? File(stored) : null;

    public async Task<StudioAnswer<KeptDraft>> ImportAsync(PostedDefinition posted, CancellationToken cancellationToken)
    {
        // A file is made from nothing that is stored here; so it must not take the place of what somebody else is drawing.
        if (posted.DefinitionId is { } id && await library.FindAsync(id, VersionOptions.Latest, cancellationToken) is { IsDraft: true, ChangedBy: { } other } draft
            && other != change.By.PersonId)
            return await refusals.OfAsync(Problem.Conflict("definition-draft-of-other", ("name", draft.NameOrId), ("person", other)), cancellationToken);
        var result = await edit.ImportAsync(posted.Json, publish: false, change.By, cancellationToken);
        return result.Problem is { } problem
            ? await refusals.OfAsync(problem, cancellationToken)
            : await voided.KeptAsync(result.Value.Definition, result.Value.Voided, cancellationToken);
    }

    private static DefinitionFile File(StoredDefinition stored) =>
        new(stored.NameOrId, stored.DefinitionId, stored.Version, DefinitionText.Export(stored));
}

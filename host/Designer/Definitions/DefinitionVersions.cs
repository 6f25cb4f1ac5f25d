using WorkflowCrm.Crm;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions;
using WorkflowCrm.Designer.WorkflowDefinitions.Versions;
using WorkflowCrm.Storage.Definitions.Editing;
using WorkflowCrm.Storage.Definitions.Reading;
using WorkflowCrm.Storage.Definitions.Removing;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Reverts and deletes for the designer. What instances run on is not deleted: they are people's requests.</summary>
internal sealed class DefinitionVersions(EditDefinition edit, DeleteDefinition delete, DefinitionLibrary library, StudioChange change, Refusals refusals) : IDefinitionVersions
{
    public async Task<StudioAnswer<StudioDefinition>> RevertAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        var result = await edit.RevertAsync(definitionId, version, change.By, cancellationToken);
        return result.Problem is { } problem ? await refusals.OfAsync(problem, cancellationToken) : result.Value.ForStudio();
    }

    public async Task<StudioAnswer<int>> DeleteAsync(string definitionId, CancellationToken cancellationToken) =>
        await AnswerAsync(await delete.DefinitionAsync(definitionId, withInstances: false, change.By, cancellationToken), cancellationToken);

    public async Task<StudioAnswer<int>> DeleteVersionAsync(string versionId, CancellationToken cancellationToken) =>
        await library.FindVersionAsync(versionId, cancellationToken) is { } stored
            ? await AnswerAsync(await delete.VersionAsync(stored.DefinitionId, stored.Version, withInstances: false, change.By, cancellationToken), cancellationToken)
            : 0;

    private async Task<StudioAnswer<int>> AnswerAsync(Result<Deletion> result, CancellationToken cancellationToken) => result.Problem switch
    {
        null => result.Value.Versions.Count,
        { Kind: ProblemKind.NotFound } => 0,
        { } problem => await refusals.OfAsync(problem, cancellationToken),
    };
}

using WorkflowCrm.Crm;
using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;
using WorkflowCrm.Host.SignIn;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Editing;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Changes drafts for the designer.</summary>
internal sealed class DefinitionEditing(EditDefinition edit, CurrentPerson current, Refusals refusals) : IDefinitionEditing
{
    public async Task<StudioAnswer<StudioDefinition>> SaveAsync(PostedDefinition posted, CancellationToken cancellationToken) =>
        await AnswerAsync(await edit.SaveAsync(posted.Json, posted.Stamp, new ChangeBy(current.RequiredId), cancellationToken), cancellationToken);

    private async Task<StudioAnswer<StudioDefinition>> AnswerAsync(Result<StoredDefinition> result, CancellationToken cancellationToken) =>
        result.Problem is { } problem ? await refusals.OfAsync(problem, cancellationToken) : result.Value.ForStudio();
}

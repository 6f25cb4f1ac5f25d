using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;
using WorkflowCrm.Storage.Definitions.Editing;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Changes drafts for the designer.</summary>
internal sealed class DefinitionEditing(EditDefinition edit, StudioChange change, Refusals refusals, VoidedPublications voided) : IDefinitionEditing
{
    public async Task<StudioAnswer<KeptDraft>> SaveAsync(PostedDefinition posted, CancellationToken cancellationToken)
    {
        var result = await edit.SaveAsync(posted.Json, posted.Expected(), change.By, cancellationToken);
        return result.Problem is { } problem
            ? await refusals.OfAsync(problem, cancellationToken)
            : await voided.KeptAsync(result.Value.Definition, result.Value.Voided, cancellationToken);
    }
}

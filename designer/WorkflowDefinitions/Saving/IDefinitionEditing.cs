using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Saving;

/// <summary>Changes drafts.</summary>
public interface IDefinitionEditing
{
    /// <summary>Keeps a text as the draft, right or wrong.</summary>
    Task<StudioAnswer<KeptDraft>> SaveAsync(PostedDefinition posted, CancellationToken cancellationToken);
}

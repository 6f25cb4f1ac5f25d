using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.WorkflowDefinitions.References;

/// <summary>Brings definitions that use another one to its published version.</summary>
public interface IDefinitionReferences
{
    /// <summary>Makes drafts of those that use the definition in an older version.</summary>
    Task<StudioAnswer<UpdatedUsers>> UpdateAsync(string definitionId, CancellationToken cancellationToken);
}

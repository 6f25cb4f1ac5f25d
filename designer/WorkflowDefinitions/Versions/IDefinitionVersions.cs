using WorkflowCrm.Designer.Answers;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Versions;

/// <summary>Goes back to older versions, and deletes.</summary>
public interface IDefinitionVersions
{
    /// <summary>Makes a copy of an older version the new draft.</summary>
    Task<StudioAnswer<StudioDefinition>> RevertAsync(string definitionId, int version, CancellationToken cancellationToken);

    /// <summary>Deletes a definition that no instance runs on.</summary>
    /// <returns>How many versions it had; 0 when there was no such definition.</returns>
    Task<StudioAnswer<int>> DeleteAsync(string definitionId, CancellationToken cancellationToken);

    /// <summary>Deletes one version that is not published and that no instance runs on.</summary>
    /// <returns>1, or 0 when there was no such version.</returns>
    Task<StudioAnswer<int>> DeleteVersionAsync(string versionId, CancellationToken cancellationToken);
}

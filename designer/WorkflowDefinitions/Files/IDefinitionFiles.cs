using WorkflowCrm.Designer.Answers;
using WorkflowCrm.Designer.WorkflowDefinitions.Saving;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Files;

/// <summary>Definitions as files.</summary>
public interface IDefinitionFiles
{
    /// <summary>A version as a file that import takes back.</summary>
    /// <returns>Null when there is no such version.</returns>
    Task<DefinitionFile?> ExportAsync(string definitionId, string? versionOptions, CancellationToken cancellationToken);

    /// <summary>A version by its own id, as a file.</summary>
    Task<DefinitionFile?> ExportVersionAsync(string versionId, CancellationToken cancellationToken);

    /// <summary>Takes a file over as the draft.</summary>
    Task<StudioAnswer<KeptDraft>> ImportAsync(PostedDefinition posted, CancellationToken cancellationToken);
}

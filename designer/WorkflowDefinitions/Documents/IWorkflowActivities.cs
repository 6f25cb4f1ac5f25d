using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Documents;

/// <summary>The workflows that may be used as activities.</summary>
public interface IWorkflowActivities
{
    /// <summary>Every version that is stored of every definition that may be used so: a definition may still name an older one.</summary>
    Task<IReadOnlyList<WorkflowActivityVersion>> VersionsAsync(CancellationToken cancellationToken);

    /// <summary>The text of one; null when it was deleted meanwhile.</summary>
    Task<WorkflowDefinition?> FindAsync(string versionId, CancellationToken cancellationToken);
}

using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>The definitions that their owners let others use as activities.</summary>
internal sealed class WorkflowActivities(DefinitionLibrary library) : IWorkflowActivities
{
    public async Task<IReadOnlyList<WorkflowActivityVersion>> VersionsAsync(CancellationToken cancellationToken) =>
        [.. (await library.UsableAsync(cancellationToken)).Select(v => new WorkflowActivityVersion(v.VersionId, v.ActivityType, v.Version, v.IsPublished, v.StoredAt))];

    public async Task<WorkflowDefinition?> FindAsync(string versionId, CancellationToken cancellationToken) =>
        (await library.FindVersionAsync(versionId, cancellationToken))?.Definition;
}

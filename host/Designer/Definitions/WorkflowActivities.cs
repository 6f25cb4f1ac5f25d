using WorkflowCrm.Designer.WorkflowDefinitions.Documents;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>The definitions that their owners let others use as activities.</summary>
internal sealed class WorkflowActivities(DefinitionLibrary library) : IWorkflowActivities
{
    public async Task<IReadOnlyList<WorkflowDefinition>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await library.ActivitiesAsync(cancellationToken)).Select(stored => stored.Definition)];
}

using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Tests.Fakes;

public sealed class MemoryDefinitions : IDefinitionStore
{
    public List<WorkflowDefinition> Versions { get; } = [];

    public ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Versions.FindLast(version => version.DefinitionId == definitionId && version.IsPublished));

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Versions.Find(version => version.Id == versionId));

    public ValueTask<IReadOnlyList<WorkflowDefinition>> ListPublishedAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<WorkflowDefinition>>([.. Versions.Where(version => version.IsPublished)]);
}

using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Tests.Support;

/// <summary>Every definition in it counts as published; the last one of an id wins.</summary>
internal sealed class MemoryDefinitionStore : IDefinitionStore
{
    private readonly Dictionary<string, WorkflowDefinition> _published = [];
    private readonly Dictionary<string, WorkflowDefinition> _versions = [];

    public void Add(WorkflowDefinition definition)
    {
        _published[definition.DefinitionId] = definition;
        _versions[definition.Id] = definition;
    }

    /// <summary>No version is the published one any more; instances of those that were run on.</summary>
    public void Retract(string definitionId) => _published.Remove(definitionId);

    public ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
        => ValueTask.FromResult(_published.GetValueOrDefault(definitionId));

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken)
        => ValueTask.FromResult(_versions.GetValueOrDefault(versionId));

    public ValueTask<WorkflowDefinition?> FindActivityAsync(string activityType, CancellationToken cancellationToken)
        => ValueTask.FromResult(_published.Values.FirstOrDefault(definition => definition.Options.UsableAsActivity && definition.ActivityType == activityType));
}

using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Simulation.Tests.Definitions;

/// <summary>The definitions of a history: one that is started by hand, one that an event starts, and those that they use.</summary>
internal sealed class Family(IReadOnlyList<WorkflowDefinition> definitions) : IDefinitionStore
{
    public IReadOnlyList<WorkflowDefinition> Definitions => definitions;

    /// <summary>The one that histories start by hand.</summary>
    public WorkflowDefinition Main => definitions[^1];

    public ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
        => ValueTask.FromResult(definitions.FirstOrDefault(definition => definition.DefinitionId == definitionId));

    public ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken)
        => ValueTask.FromResult(definitions.FirstOrDefault(definition => definition.Id == versionId));

    public ValueTask<IReadOnlyList<WorkflowDefinition>> ListPublishedAsync(CancellationToken cancellationToken)
        => ValueTask.FromResult(definitions);

    public ValueTask<WorkflowDefinition?> FindActivityAsync(string activityType, CancellationToken cancellationToken)
        => ValueTask.FromResult(definitions.FirstOrDefault(definition => definition.Options.UsableAsActivity && definition.ActivityType == activityType));
}

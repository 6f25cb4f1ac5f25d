using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>Reads definition versions. Versions that instances run on are immutable, so results may be cached for ever by version id.</summary>
public interface IDefinitionStore
{
    /// <summary>The published version of a definition; null when there is none.</summary>
    ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken);

    /// <summary>One version by its own id; null when there is none.</summary>
    ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken);

    /// <summary>The published versions of all definitions.</summary>
    ValueTask<IReadOnlyList<WorkflowDefinition>> ListPublishedAsync(CancellationToken cancellationToken)
        => throw new NotSupportedException("This store cannot list definitions.");

    /// <summary>
    /// The published version of the definition that is usable as an activity of this type
    /// (<see cref="WorkflowDefinition.ActivityType"/>); null when there is none. Only asked for nodes that do not name a definition that exists.
    /// </summary>
    ValueTask<WorkflowDefinition?> FindActivityAsync(string activityType, CancellationToken cancellationToken)
        => ValueTask.FromResult<WorkflowDefinition?>(null);

    /// <summary>
    /// What an instance that is about to start runs on: a version whose text, and whose children's texts, never change again. A store
    /// whose drafts are overwritten, or whose versions may leave a child's version open, keeps a copy and gives that.
    /// </summary>
    ValueTask<WorkflowDefinition> PinAsync(WorkflowDefinition definition, CancellationToken cancellationToken)
        => ValueTask.FromResult(definition);
}

using WorkflowCrm.Designer.WorkflowDefinitions.Lists;

namespace WorkflowCrm.Designer.WorkflowDefinitions.Reading;

/// <summary>Reads stored definitions.</summary>
public interface IDefinitionReading
{
    Task<DefinitionPage> ListAsync(DefinitionQuery query, CancellationToken cancellationToken);

    /// <param name="definitionId">Which definition.</param>
    /// <param name="versionOptions">As in <see cref="DefinitionQuery.VersionOptions"/>; null means the latest version.</param>
    /// <returns>Null when there is none.</returns>
    Task<StudioDefinition?> FindAsync(string definitionId, string? versionOptions, CancellationToken cancellationToken);

    /// <summary>A version by its own id, be it one that only instances still know; null when there is none.</summary>
    Task<StudioDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken);

    /// <summary>Whether no other definition has the name.</summary>
    /// <param name="name">The name that is wanted.</param>
    /// <param name="definitionId">The definition that wants it; null for a new one.</param>
    Task<bool> IsNameFreeAsync(string name, string? definitionId, CancellationToken cancellationToken);

    /// <summary>The ids of the definitions whose latest version uses this one as an activity.</summary>
    Task<IReadOnlyList<string>> ConsumersAsync(string definitionId, CancellationToken cancellationToken);
}

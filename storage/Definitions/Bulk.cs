using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Definitions.Publishing;
using WorkflowCrm.Storage.Definitions.Removing;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Does the same to several definitions, each in a transaction of its own: one that is refused does not hold up the others.</summary>
public sealed class Bulk(PublishDefinition publish, RetractDefinition retract, DeleteDefinition delete)
{
    /// <summary>Publishes the latest version of each.</summary>
    public Task<IReadOnlyDictionary<string, Result<Publication>>> PublishAsync(IEnumerable<string> definitionIds, ChangeBy by, CancellationToken cancellationToken) =>
        EachAsync(definitionIds, id => publish.VersionAsync(id, VersionOptions.Latest, by, cancellationToken));

    public Task<IReadOnlyDictionary<string, Result<StoredDefinition>>> RetractAsync(IEnumerable<string> definitionIds, ChangeBy by, CancellationToken cancellationToken) =>
        EachAsync(definitionIds, id => retract.RunAsync(id, by, cancellationToken));

    public Task<IReadOnlyDictionary<string, Result<Deletion>>> DeleteAsync(
        IEnumerable<string> definitionIds, bool withInstances, ChangeBy by, CancellationToken cancellationToken) =>
        EachAsync(definitionIds, id => delete.DefinitionAsync(id, withInstances, by, cancellationToken));

    private static async Task<IReadOnlyDictionary<string, Result<T>>> EachAsync<T>(IEnumerable<string> definitionIds, Func<string, Task<Result<T>>> work)
    {
        var results = new Dictionary<string, Result<T>>(StringComparer.Ordinal);
        foreach (var id in definitionIds.Distinct(StringComparer.Ordinal))
            results[id] = await work(id);
        return results;
    }
}

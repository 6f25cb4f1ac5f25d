using System.Collections.Concurrent;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Parsed published versions by version id. Their text never changes, so nothing here grows old.</summary>
internal sealed class DefinitionCache
{
    private const int Limit = 1000;

    private readonly ConcurrentDictionary<string, WorkflowDefinition> _versions = new(StringComparer.Ordinal);

    public WorkflowDefinition? Find(string versionId) => _versions.GetValueOrDefault(versionId);

    public WorkflowDefinition Keep(string versionId, WorkflowDefinition definition)
    {
        if (_versions.Count >= Limit)
            _versions.Clear(); // old versions fill it up over months; the living ones come back with their next use
        return _versions.GetOrAdd(versionId, definition);
    }
}

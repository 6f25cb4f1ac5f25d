using System.Collections.Concurrent;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Parsed versions by version id, of those whose text never changes; so nothing here grows old.</summary>
internal sealed class DefinitionCache
{
    private const int Limit = 1000;

    private readonly ConcurrentDictionary<string, WorkflowDefinition> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _pinned = new(StringComparer.Ordinal);

    public WorkflowDefinition? Find(string versionId) => _versions.GetValueOrDefault(versionId);

    public WorkflowDefinition Keep(string versionId, WorkflowDefinition definition)
    {
        if (_versions.Count >= Limit)
            _versions.Clear(); // old versions fill it up over months; the living ones come back with their next use
        return _versions.GetOrAdd(versionId, definition);
    }

    /// <summary>Whether the version is known to name the versions of all that it contains.</summary>
    public bool IsPinned(string versionId) => _pinned.ContainsKey(versionId);

    public void KeepPinned(string versionId)
    {
        if (_pinned.Count >= Limit)
            _pinned.Clear();
        _pinned.TryAdd(versionId, true);
    }
}

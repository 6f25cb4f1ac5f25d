using System.Collections.Concurrent;

namespace WorkflowCrm.Designer.LiveUpdates;

/// <summary>Which instances somebody looks at through this node right now. Safe for many threads.</summary>
public sealed class InstanceObservers
{
    private readonly ConcurrentDictionary<string, string> _byConnection = new(StringComparer.Ordinal);

    /// <summary>The instances, each once.</summary>
    public IReadOnlyCollection<string> Instances => _byConnection.Values.ToHashSet(StringComparer.Ordinal);

    public bool IsEmpty => _byConnection.IsEmpty;

    /// <returns>The instance that the connection observed until now; null for none. A connection observes one, as a viewer shows one.</returns>
    public string? Add(string connectionId, string instanceId)
    {
        string? before = null;
        _byConnection.AddOrUpdate(connectionId, instanceId, (_, old) =>
        {
            before = old;
            return instanceId;
        });
        return before;
    }

    public void Remove(string connectionId) => _byConnection.TryRemove(connectionId, out _);
}

using System.Collections.Concurrent;

namespace WorkflowCrm.Designer.LiveUpdates;

/// <summary>Which instances somebody looks at through this node right now, and which of their bursts he knows. Safe for many threads.</summary>
public sealed class InstanceObservers
{
    private readonly ConcurrentDictionary<string, string> _byConnection = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>The instances, each once.</summary>
    public IReadOnlyCollection<string> Instances => _byConnection.Values.ToHashSet(StringComparer.Ordinal);

    public bool IsEmpty => _byConnection.IsEmpty;

    /// <param name="bursts">How many bursts the instance has stored by now.</param>
    /// <returns>The instance that the connection observed until now; null for none. A connection observes one, as a viewer shows one.</returns>
    public string? Add(string connectionId, string instanceId, int bursts)
    {
        string? before = null;
        _byConnection.AddOrUpdate(connectionId, instanceId, (_, old) =>
        {
            before = old;
            return instanceId;
        });
        _known.TryAdd(instanceId, bursts);
        return before;
    }

    public void Remove(string connectionId)
    {
        if (_byConnection.TryRemove(connectionId, out var instanceId) && !_byConnection.Values.Contains(instanceId))
            _known.TryRemove(instanceId, out _);
    }

    /// <summary>Whether the instance has stored bursts that its observers have not been told of; from now on they have.</summary>
    public bool HasMoved(string instanceId, int bursts)
    {
        var before = _known.GetValueOrDefault(instanceId, bursts);
        _known[instanceId] = bursts;
        return before != bursts;
    }
}

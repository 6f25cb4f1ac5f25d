namespace WorkflowCrm.Engine.Compilation;

/// <summary>
/// Keeps the nodes of a growing graph in an order in which every arrow leads onwards, and refuses arrows that would close a
/// loop (the dynamic topological sort of Pearce and Kelly). An arrow that fits the order, as nearly all do, costs nothing.
/// </summary>
internal sealed class FlowOrder(int count)
{
    private readonly int[] _rank = [.. Enumerable.Range(0, count)];
    private readonly List<int>[] _out = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
    private readonly List<int>[] _in = [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
    private readonly bool[] _seen = new bool[count];

    /// <summary>The nodes in their order.</summary>
    public IEnumerable<int> Nodes => Enumerable.Range(0, _rank.Length).OrderBy(node => _rank[node]);

    /// <summary>Adds an arrow; false when its target leads to its source already.</summary>
    public bool TryAdd(int source, int target)
    {
        if (_rank[source] > _rank[target] && !TryMakeRoom(source, target))
        {
            return false;
        }

        _out[source].Add(target);
        _in[target].Add(source);
        return true;
    }

    /// <summary>Moves what the target leads to behind what leads to the source.</summary>
    private bool TryMakeRoom(int source, int target)
    {
        var after = Collect(target, _out, node => _rank[node] <= _rank[source]);
        var closesLoop = _seen[source];
        Forget(after);
        if (closesLoop)
        {
            return false;
        }

        var before = Collect(source, _in, node => _rank[node] >= _rank[target]);
        Forget(before);
        List<int> moved = [.. before.OrderBy(node => _rank[node]), .. after.OrderBy(node => _rank[node])];
        var places = moved.Select(node => _rank[node]).Order().ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            _rank[moved[i]] = places[i];
        }

        return true;
    }

    private List<int> Collect(int from, List<int>[] next, Predicate<int> isBetween)
    {
        var found = new List<int> { from };
        _seen[from] = true;
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var node in next[found[i]])
            {
                if (!_seen[node] && isBetween(node))
                {
                    _seen[node] = true;
                    found.Add(node);
                }
            }
        }

        return found;
    }

    private void Forget(List<int> nodes)
    {
        foreach (var node in nodes)
        {
            _seen[node] = false;
        }
    }
}

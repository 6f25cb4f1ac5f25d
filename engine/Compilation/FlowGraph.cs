namespace WorkflowCrm.Engine.Compilation;

/// <summary>
/// A flowchart seen from its start: which arrows lead forward and which close a loop. An arrow is forward unless its
/// target already leads forward to its source; one that closes a loop is valid when every way to its source passes its target.
/// </summary>
internal sealed class FlowGraph
{
    private readonly FlowLayout _layout;
    private readonly bool[] _isForward;
    private readonly bool[] _isValidBackward;
    private readonly bool[]?[] _ancestors;

    public FlowGraph(FlowLayout layout, int start)
    {
        _layout = layout;
        Start = start;
        var count = layout.Children.Count;
        ForwardIn = NewLists(count);
        _isForward = new bool[layout.Edges.Count];
        _isValidBackward = new bool[layout.Edges.Count];
        _ancestors = new bool[]?[count];
        var order = new FlowOrder(count);
        var backward = Classify(order);
        var dominators = new FlowDominators(start, order.Nodes, ForwardIn);
        foreach (var edge in backward)
        {
            _isValidBackward[edge.Number] = dominators.Dominates(edge.Target, edge.Source);
        }
    }

    public int Start { get; }

    /// <summary>The forward arrows that lead to each child.</summary>
    public List<FlowEdge>[] ForwardIn { get; }

    public bool IsForward(FlowEdge edge) => _isForward[edge.Number];

    public bool IsValidBackward(FlowEdge edge) => _isValidBackward[edge.Number];

    /// <summary>A node that no forward arrow leads to and that is not the start.</summary>
    public bool IsDangling(int node) => node != Start && ForwardIn[node].Count == 0;

    /// <summary>The nodes from which forward arrows lead to this one.</summary>
    public bool[] AncestorsOf(int node) => _ancestors[node] ??= FindAncestors(node);

    /// <summary>A node that no way leads to from the start.</summary>
    public bool IsUnreachable(int node) => node != Start && !DescendantsOf(Start)[node];

    /// <summary>The nodes to which forward arrows lead from this one.</summary>
    public bool[] DescendantsOf(int node)
    {
        var found = new bool[_layout.Children.Count];
        var stack = new Stack<int>([node]);
        while (stack.TryPop(out var current))
        {
            foreach (var edge in _layout.Outbound[current])
            {
                if (IsForward(edge) && !found[edge.Target])
                {
                    found[edge.Target] = true;
                    stack.Push(edge.Target);
                }
            }
        }

        return found;
    }

    private List<FlowEdge> Classify(FlowOrder order)
    {
        var backward = new List<FlowEdge>();
        var visited = new bool[_layout.Children.Count];
        var queue = new Queue<int>([Start]);
        visited[Start] = true;
        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in _layout.Outbound[node])
            {
                if (edge.Target == edge.Source || !order.TryAdd(edge.Source, edge.Target))
                {
                    backward.Add(edge);
                    continue;
                }

                _isForward[edge.Number] = true;
                ForwardIn[edge.Target].Add(edge);
                if (!visited[edge.Target])
                {
                    visited[edge.Target] = true;
                    queue.Enqueue(edge.Target);
                }
            }
        }

        return backward;
    }

    private bool[] FindAncestors(int node)
    {
        var found = new bool[_layout.Children.Count];
        var stack = new Stack<int>([node]);
        while (stack.TryPop(out var current))
        {
            foreach (var edge in ForwardIn[current])
            {
                if (!found[edge.Source])
                {
                    found[edge.Source] = true;
                    stack.Push(edge.Source);
                }
            }
        }

        return found;
    }

    private static List<FlowEdge>[] NewLists(int count)
    {
        var lists = new List<FlowEdge>[count];
        for (var i = 0; i < count; i++)
        {
            lists[i] = [];
        }

        return lists;
    }
}

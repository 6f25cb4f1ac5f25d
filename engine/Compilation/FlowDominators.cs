namespace WorkflowCrm.Engine.Compilation;

/// <summary>Which nodes lie on every way from the start to a node, along forward arrows.</summary>
internal sealed class FlowDominators
{
    private const int None = -1;

    private readonly int[] _above;
    private readonly int[] _depth;

    /// <param name="order">The nodes in an order in which every forward arrow leads onwards.</param>
    public FlowDominators(int start, IEnumerable<int> order, List<FlowEdge>[] forwardIn)
    {
        _above = new int[forwardIn.Length];
        _depth = new int[forwardIn.Length];
        Array.Fill(_above, None);
        _above[start] = start;
        foreach (var node in order)
        {
            if (node != start)
            {
                Place(node, forwardIn[node]);
            }
        }
    }

    /// <summary>Whether every way from the start to <paramref name="node"/> passes <paramref name="candidate"/>.</summary>
    public bool Dominates(int candidate, int node)
    {
        if (_above[node] == None)
        {
            return true;
        }

        while (_depth[node] > _depth[candidate])
        {
            node = _above[node];
        }

        return node == candidate;
    }

    private void Place(int node, List<FlowEdge> inbound)
    {
        var common = None;
        foreach (var edge in inbound)
        {
            if (_above[edge.Source] != None)
            {
                common = common == None ? edge.Source : Common(common, edge.Source);
            }
        }

        if (common != None)
        {
            _above[node] = common;
            _depth[node] = _depth[common] + 1;
        }
    }

    private int Common(int one, int other)
    {
        while (one != other)
        {
            if (_depth[one] >= _depth[other])
            {
                one = _above[one];
            }
            else
            {
                other = _above[other];
            }
        }

        return one;
    }
}

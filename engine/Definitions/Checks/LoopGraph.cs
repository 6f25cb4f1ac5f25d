namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>The arrows of a flowchart between the nodes that can be reached, to find loops in.</summary>
internal sealed class LoopGraph
{
    private readonly List<ActivityNode> _nodes;
    private readonly ILookup<string, Connection> _out;
    private readonly ILookup<string, Connection> _in;
    private readonly Func<ActivityNode, List<string>?> _outcomes;

    /// <param name="outcomes">The outcomes that a node can end with; null when they cannot be known.</param>
    public LoopGraph(ActivityNode flowchart, HashSet<string> reached, Func<ActivityNode, List<string>?> outcomes)
    {
        _nodes = [.. flowchart.Children.Select(child => child.Node).Where(node => reached.Contains(node.Id)).DistinctBy(node => node.Id)];
        var arrows = flowchart.Connections.Where(arrow => reached.Contains(arrow.Source) && reached.Contains(arrow.Target)).ToArray();
        _out = arrows.ToLookup(arrow => arrow.Source);
        _in = arrows.ToLookup(arrow => arrow.Target);
        _outcomes = outcomes;
    }

    /// <summary>A node of a loop that certainly never ends; null when there is none.</summary>
    /// <param name="goesOn">Whether a node neither waits nor ends anything.</param>
    public ActivityNode? Endless(Func<ActivityNode, bool> goesOn)
    {
        // Whatever outcome such a node ends with leads to another of them. A join may hold the loop up, so it is none.
        var doomed = _nodes.Where(node => node.Type != "Elsa.FlowJoin" && goesOn(node)).ToDictionary(node => node.Id);
        TakeAway(doomed, node => !LeadsOnly(node, doomed) || IsJoin(node, doomed));
        return OnLoops(doomed).FirstOrDefault();
    }

    /// <summary>The nodes of loops that lead only through these nodes, in the document's order.</summary>
    public List<ActivityNode> Cyclic(Func<ActivityNode, bool> isPart) => OnLoops(_nodes.Where(isPart).ToDictionary(node => node.Id));

    private bool LeadsOnly(ActivityNode node, Dictionary<string, ActivityNode> doomed)
        => _outcomes(node) is { Count: > 0 } outcomes
            && outcomes.TrueForAll(outcome => _out[node.Id].Any(arrow => (arrow.SourcePort ?? "Done") == outcome && doomed.ContainsKey(arrow.Target)));

    /// <summary>One to which several branches lead from outside of the loop may wait for one of them.</summary>
    private bool IsJoin(ActivityNode node, Dictionary<string, ActivityNode> doomed)
        => _in[node.Id].Select(arrow => arrow.Source).Distinct().Count(source => !doomed.ContainsKey(source)) > 1;

    /// <summary>Takes away what nothing leads to or what leads nowhere, until only loops (and what lies between them) are left.</summary>
    private List<ActivityNode> OnLoops(Dictionary<string, ActivityNode> nodes)
    {
        bool IsOn(ActivityNode node) => _in[node.Id].Any(arrow => nodes.ContainsKey(arrow.Source)) && _out[node.Id].Any(arrow => nodes.ContainsKey(arrow.Target));
        TakeAway(nodes, node => !IsOn(node));
        return [.. _nodes.Where(node => nodes.ContainsKey(node.Id))];
    }

    /// <summary>Takes away what does not belong; that may make its neighbours not belong either.</summary>
    private void TakeAway(Dictionary<string, ActivityNode> nodes, Predicate<ActivityNode> isForeign)
    {
        var open = new Queue<string>(nodes.Keys);
        while (open.TryDequeue(out var id))
        {
            if (nodes.TryGetValue(id, out var node) && isForeign(node))
            {
                nodes.Remove(id);
                foreach (var neighbour in _in[id].Select(arrow => arrow.Source).Concat(_out[id].Select(arrow => arrow.Target)))
                {
                    open.Enqueue(neighbour);
                }
            }
        }
    }
}

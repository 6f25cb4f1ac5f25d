using System.Collections.Concurrent;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>The arrows of one flowchart, and its analysis from each node that it may start at.</summary>
internal sealed class FlowLayout
{
    private readonly ConcurrentDictionary<int, FlowGraph> _graphs = new();
    private readonly CompiledNode[] _children;
    private readonly string? _startId;

    public FlowLayout(CompiledNode flowchart)
    {
        _children = flowchart.Children;
        _startId = flowchart.Source.StartId;
        Edges = ReadEdges(flowchart.Source.Connections);
        Outbound = GroupEdges(edge => edge.Source);
        Inbound = GroupEdges(edge => edge.Target);
        MergeModes = [.. _children.Select(child => child.Source.MergeMode ?? MergeMode.Stream)];
    }

    public IReadOnlyList<CompiledNode> Children => _children;

    public IReadOnlyList<FlowEdge> Edges { get; }

    /// <summary>The arrows that leave each child, in the order of the document.</summary>
    public FlowEdge[][] Outbound { get; }

    /// <summary>The arrows that lead to each child, those that close loops included.</summary>
    public FlowEdge[][] Inbound { get; }

    /// <summary>What each child waits for when the flowchart runs by tokens, joins excepted.</summary>
    public MergeMode[] MergeModes { get; }

    public FlowGraph From(int start) => _graphs.GetOrAdd(start, static (from, layout) => new FlowGraph(layout, from), this);

    /// <summary>Where to begin: the trigger, the named start, a Start activity, a node that may start, one that nothing leads to, the first; −1 when empty.</summary>
    public int FindStart(string? triggerActivityId)
    {
        if (_children.Length == 0)
        {
            return -1;
        }

        int[] candidates =
        [
            triggerActivityId is null ? -1 : Find(child => child.Source.Id == triggerActivityId),
            _startId is null ? -1 : Find(child => child.Source.Id == _startId),
            Find(child => child.Source.Type == "Elsa.Start"),
            Find(child => child.Source.CanStartWorkflow),
            FindUntargeted(),
            0,
        ];
        return Array.Find(candidates, position => position >= 0);
    }

    private int Find(Predicate<CompiledNode> match) => Array.FindIndex(_children, match);

    private int FindUntargeted()
    {
        var targets = Edges.Select(edge => edge.Target).ToHashSet();
        return Array.FindIndex(_children, child => !targets.Contains(child.FlowPosition));
    }

    private List<FlowEdge> ReadEdges(IReadOnlyList<Connection> connections)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _children.Length; i++)
        {
            positions.TryAdd(_children[i].Source.Id, i);
        }

        var edges = new List<FlowEdge>();
        var seen = new HashSet<(int, string, int)>();
        foreach (var connection in connections)
        {
            var source = positions.GetValueOrDefault(connection.Source, -1);
            var target = positions.GetValueOrDefault(connection.Target, -1);
            var port = connection.SourcePort ?? Outcomes.Done;
            if (source >= 0 && target >= 0 && seen.Add((source, port, target)))
            {
                edges.Add(new FlowEdge(edges.Count, source, port, target, $"{connection.Source}:{port}->{connection.Target}"));
            }
        }

        return edges;
    }

    private FlowEdge[][] GroupEdges(Func<FlowEdge, int> end)
    {
        var groups = Edges.ToLookup(end);
        return [.. _children.Select((_, position) => groups[position].ToArray())];
    }
}

using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Places steps in rows for a definition that nobody has drawn: each step below the ones that lead to it.</summary>
internal static class LayeredLayout
{
    private const double ColumnWidth = 300;
    private const double RowHeight = 150;

    /// <summary>The upper left corner of each step, by its id within the container.</summary>
    public static Dictionary<string, Spot> Of(IReadOnlyList<ActivityNode> nodes, IReadOnlyList<Connection> arrows)
    {
        var layers = Layers(nodes, arrows);
        var spots = new Dictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var row in nodes.GroupBy(node => layers[node.Id]))
        {
            var left = -(row.Count() - 1) * ColumnWidth / 2;
            foreach (var (node, column) in row.Select((node, i) => (node, i)))
                spots[node.Id] = new(left + column * ColumnWidth, row.Key * RowHeight);
        }

        return spots;
    }

    /// <summary>The length of the shortest way from a beginning, so that arrows that close loops do not count.</summary>
    private static Dictionary<string, int> Layers(IReadOnlyList<ActivityNode> nodes, IReadOnlyList<Connection> arrows)
    {
        var targets = arrows.Select(arrow => arrow.Target).ToHashSet(StringComparer.Ordinal);
        var next = arrows.ToLookup(arrow => arrow.Source, arrow => arrow.Target, StringComparer.Ordinal);
        var ids = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var layers = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<string>();
        Begin(nodes.Where(node => !targets.Contains(node.Id)).Select(node => node.Id));
        // What lies in a circle without a beginning starts at its first step.
        foreach (var node in nodes)
            Begin([node.Id]);
        return layers;

        void Begin(IEnumerable<string> starts)
        {
            foreach (var id in starts.Where(id => layers.TryAdd(id, 0)))
                queue.Enqueue(id);
            while (queue.TryDequeue(out var id))
            {
                foreach (var target in next[id].Where(target => ids.Contains(target) && layers.TryAdd(target, layers[id] + 1)))
                    queue.Enqueue(target);
            }
        }
    }
}

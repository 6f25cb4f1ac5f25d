using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>Tells from an instance's state and journal where each step of its definition stands.</summary>
public static class InstanceProgress
{
    /// <returns>By <see cref="ActivityNode.NodeId"/>, for every step but the outermost container.</returns>
    public static IReadOnlyDictionary<string, NodeProgress> Of(WorkflowDefinition definition, InstanceState state, IReadOnlyList<JournalEntry> journal)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(journal);
        var found = new Dictionary<string, NodeProgress>(StringComparer.Ordinal);
        foreach (var line in journal)
            Read(line, found);
        foreach (var execution in state.Executions)
        {
            var isFailed = execution.Status == ExecutionStatus.Faulted || state.Incidents.Exists(incident => incident.ExecutionId == execution.Id);
            found[execution.NodeId] = new(
                isFailed ? NodeState.Failed : NodeState.Here, Order(found, execution.NodeId), execution.StartedAt, found.GetValueOrDefault(execution.NodeId)?.Outcomes);
        }

        found.Remove(definition.Root.NodeId);
        if (state.Status == InstanceStatus.Running || state.SubStatus == InstanceSubStatus.Faulted)
            LookAhead(definition.Root, found);
        foreach (var node in definition.Nodes().Skip(1))
            found.TryAdd(node.NodeId, new(NodeState.PassedBy, found.Count));
        return found;
    }

    private static void Read(JournalEntry line, Dictionary<string, NodeProgress> found)
    {
        var before = found.GetValueOrDefault(line.NodeId);
        if (line.Event == "Completed")
        {
            var outcomes = CompletionPayload.OutcomesOf(line.Payload) is { Count: > 0 } named ? named : ["Done"];
            found[line.NodeId] = new(NodeState.Done, line.Sequence, line.At, before?.Outcomes is { } more ? [.. more.Union(outcomes)] : outcomes);
        }
        else if (line.Event == "Canceled" && before?.State != NodeState.Done)
        {
            found[line.NodeId] = new(NodeState.PassedBy, line.Sequence, line.At, before?.Outcomes);
        }
    }

    private static long Order(Dictionary<string, NodeProgress> found, string nodeId) => found.GetValueOrDefault(nodeId)?.Order ?? found.Count;

    /// <summary>What arrows or turns lead to from what is open, and what lies in it.</summary>
    private static void LookAhead(ActivityNode container, Dictionary<string, NodeProgress> found)
    {
        var nodes = container.Children.Select(child => child.Node).ToList();
        var queue = new Queue<ActivityNode>(nodes.Where(node => found.GetValueOrDefault(node.NodeId)?.State is NodeState.Here or NodeState.Failed));
        var seen = queue.ToHashSet();
        if (seen.Count == 0 || container.Type is not ("Elsa.Flowchart" or "Elsa.Sequence"))
        {
            foreach (var node in nodes.Where(node => seen.Add(node)))
            {
                // Nothing of it is open: whatever has not ended may come when the container gets there.
                queue.Enqueue(node);
            }
        }

        while (queue.TryDequeue(out var node))
        {
            if (found.GetValueOrDefault(node.NodeId) is null or { State: NodeState.PassedBy })
                found[node.NodeId] = new(NodeState.Ahead, found.Count);
            foreach (var next in Next(container, nodes, node).Where(seen.Add))
                queue.Enqueue(next);
            if (found[node.NodeId].State != NodeState.Done)
                LookAhead(node, found);
        }
    }

    private static IEnumerable<ActivityNode> Next(ActivityNode container, List<ActivityNode> nodes, ActivityNode node) => container.Type switch
    {
        "Elsa.Flowchart" => container.Connections.Where(arrow => arrow.Source == node.Id)
            .Select(arrow => nodes.Find(target => target.Id == arrow.Target)).OfType<ActivityNode>(),
        "Elsa.Sequence" => nodes.SkipWhile(other => other != node).Skip(1).Take(1),
        _ => [],
    };
}

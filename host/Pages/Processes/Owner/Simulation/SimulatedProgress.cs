using WorkflowCrm.Activities.Simulation;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Host.Components.Diagram;

namespace WorkflowCrm.Host.Pages.Processes.Owner.Simulation;

/// <summary>Tells from the way that a simulation took where each step of the drawing stands.</summary>
public static class SimulatedProgress
{
    /// <returns>By path, for the steps of the process itself; what it started besides is not drawn.</returns>
    public static IReadOnlyDictionary<string, NodeProgress> Of(WorkflowDefinition definition, SimulatedCase told)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(told);
        var found = new Dictionary<string, NodeProgress>(StringComparer.Ordinal);
        var first = told.Path.Count == 0 ? null : told.Path[0].InstanceId;
        foreach (var (step, order) in told.Path.Where(step => step.InstanceId == first).Select((step, order) => (step, order)))
        {
            if (StateOf(step.Event, found.GetValueOrDefault(step.NodeId)?.State) is not { } state)
                continue;
            IReadOnlyList<string> outcomes = state != NodeState.Done ? [] : step.Outcomes.Count > 0 ? step.Outcomes : ["Done"];
            found[step.NodeId] = new(state, order, step.At, [.. (found.GetValueOrDefault(step.NodeId)?.Outcomes ?? []).Union(outcomes)]);
        }

        found.Remove(definition.Root.NodeId);
        foreach (var node in definition.Nodes().Skip(1))
            found.TryAdd(node.NodeId, new(NodeState.PassedBy, found.Count));
        return found;
    }

    private static NodeState? StateOf(string happened, NodeState? before) => happened switch
    {
        "Completed" => NodeState.Done,
        "Faulted" => NodeState.Failed,
        "Canceled" => before == NodeState.Done ? null : NodeState.PassedBy,
        "Started" or "Suspended" or "Resumed" => NodeState.Here,
        _ => null,
    };
}

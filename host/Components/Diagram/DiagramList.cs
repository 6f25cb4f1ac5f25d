using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Host.Components.Diagram;

/// <summary>The drawing's content in words: what is done in the order of time, then what is open, then what lies ahead, then the rest.</summary>
internal static class DiagramList
{
    public static IReadOnlyList<(ActivityNode Node, NodeProgress Progress)> Of(WorkflowDefinition definition, IReadOnlyDictionary<string, NodeProgress> progress) =>
    [
        .. definition.Nodes().Where(node => progress.ContainsKey(node.NodeId)).Select(node => (node, progress[node.NodeId]))
            .OrderBy(step => Rank(step.Item2.State)).ThenBy(step => step.Item2.Order),
    ];

    private static int Rank(NodeState state) => state switch
    {
        NodeState.Done => 0,
        NodeState.Failed or NodeState.Here => 1,
        NodeState.Ahead => 2,
        _ => 3,
    };
}

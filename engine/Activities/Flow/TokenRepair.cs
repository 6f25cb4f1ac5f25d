using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>Keeps the tokens of a flowchart consistent when somebody interferes.</summary>
internal static class TokenRepair
{
    /// <summary>
    /// Everything in the flowchart was cancelled; one node runs instead. Behind it, those that demand a token of every branch get one
    /// for each branch that is not run again.
    /// </summary>
    public static void MoveAll(ActivityContext context, FlowState flow, int target)
    {
        var behind = flow.Graph.DescendantsOf(target);
        foreach (var edge in context.Execution.Node.Flow!.Edges)
        {
            flow.Clear(edge);
            if (behind[edge.Target] && edge.Source != target && !behind[edge.Source] && DemandsAll(context, edge.Target))
            {
                flow.Put(edge);
            }
        }

        Flowchart.Schedule(context, flow, target, cameBack: false);
    }

    /// <summary>Arrows that are new count as followed where a node waits for them, unless what leads to them can still come.</summary>
    public static void Level(ActivityContext context, FlowState flow, IReadOnlySet<string> known, bool[] coming)
    {
        foreach (var edge in context.Execution.Node.Flow!.Edges.Where(edge => !known.Contains(edge.Key) && !coming[edge.Source]))
        {
            if (flow.Graph.ForwardIn[edge.Target].Exists(flow.HasToken) && TokenFlow.ModeOf(context, edge.Target) is MergeMode.Merge or MergeMode.Converge)
            {
                flow.Put(edge);
            }
        }
    }

    /// <summary>Runs the nodes that wait for every branch and have a token of each.</summary>
    public static void Settle(ActivityContext context, FlowState flow)
    {
        for (var node = 0; node < context.Execution.Node.Children.Length; node++)
        {
            var needed = TokenFlow.ModeOf(context, node) switch
            {
                MergeMode.Merge => [.. flow.Graph.ForwardIn[node]],
                MergeMode.Converge => TokenFlow.Inbound(context, flow, node),
                _ => [],
            };
            if (needed.Length > 0 && Array.TrueForAll(needed, flow.HasToken) && !flow.IsQueued(node) && !FlowRepair.IsOpen(context, node))
            {
                Flowchart.Schedule(context, flow, node, cameBack: false);
            }
        }
    }

    private static bool DemandsAll(ActivityContext context, int node)
        => Flowchart.JoinMode(context, node) != FlowJoinMode.WaitAllActive && TokenFlow.ModeOf(context, node) is MergeMode.Merge or MergeMode.Converge;
}

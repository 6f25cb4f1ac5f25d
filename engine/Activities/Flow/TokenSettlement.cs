using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>
/// Ends a flowchart of tokens when none of its activities is open any more. Tokens may be left at nodes that wait for
/// others which can no longer come: a join that waits for all active branches runs with those that came, one that waits
/// for all branches is passed over, as when visits are counted; where a merge mode demands every branch, the flowchart is stuck.
/// </summary>
internal static class TokenSettlement
{
    /// <summary>Goes on behind nodes that wait in vain, or completes the flowchart; leaves it open when it is stuck.</summary>
    public static void Settle(ActivityContext context, FlowState flow)
    {
        while (Waiting(context, flow) is { Count: > 0 } waiting)
        {
            var first = First(flow, waiting);
            foreach (var node in first.FindAll(node => MayRun(context, flow, node)))
            {
                Flowchart.Schedule(context, flow, node, cameBack: false);
            }

            var passedOver = first.FindAll(node => Flowchart.JoinMode(context, node) == FlowJoinMode.WaitAll);
            if (context.HasOpenChildren || passedOver.Count == 0)
            {
                return;
            }

            passedOver.ForEach(node => Drop(context, flow, node));
        }

        context.Complete();
    }

    /// <summary>Why a flowchart that has nothing open goes on nowhere; null when nothing waits in it.</summary>
    public static string? WhyStuck(ActivityContext context, FlowState flow)
        => !context.HasOpenChildren && Waiting(context, flow) is { Count: > 0 } waiting ? Reason(context, flow, First(flow, waiting)[0]) : null;

    /// <summary>What stands first is settled first: it may be what the others wait for.</summary>
    private static List<int> First(FlowState flow, List<int> waiting)
        => waiting.FindAll(node => !waiting.Exists(other => flow.Graph.AncestorsOf(node)[other]));

    private static List<int> Waiting(ActivityContext context, FlowState flow)
        => [.. context.Execution.Node.Flow!.Edges.Where(flow.HasToken).Select(edge => edge.Target).Distinct()];

    private static bool MayRun(ActivityContext context, FlowState flow, int node) => Flowchart.JoinMode(context, node) switch
    {
        FlowJoinMode.WaitAllActive => true,
        FlowJoinMode.WaitAll => false,
        _ => TokenFlow.ModeOf(context, node) is MergeMode.Stream or MergeMode.Cascade or MergeMode.Race,
    };

    private static void Drop(ActivityContext context, FlowState flow, int node)
    {
        foreach (var edge in context.Execution.Node.Flow!.Inbound[node])
        {
            flow.Clear(edge);
        }
    }

    private static string Reason(ActivityContext context, FlowState flow, int node)
    {
        var children = context.Execution.Node.Children;
        var missing = TokenFlow.Inbound(context, flow, node)
            .Where(edge => !flow.HasToken(edge) && (TokenFlow.ModeOf(context, node) == MergeMode.Converge || flow.Graph.IsForward(edge)))
            .Select(edge => Quote(children[edge.Source].Source));
        return $"The join {Quote(children[node].Source)} waits for {string.Join(", ", missing)}, which can no longer come.";
    }

    private static string Quote(Definitions.ActivityNode node) => $"'{node.Name ?? node.Id}'";
}

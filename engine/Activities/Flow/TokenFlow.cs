using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>
/// Sends tokens along the arrows that are followed; an arrow that is not followed carries none. A node takes up the
/// tokens that lead to it when it ends, and its merge mode says for which of them it waits.
/// </summary>
internal static class TokenFlow
{
    public static async ValueTask CompletedAsync(ActivityContext context, FlowState flow, int node, IReadOnlyList<string> outcomes)
    {
        var layout = context.Execution.Node.Flow!;
        var followed = Array.FindAll(layout.Outbound[node], edge => edge.IsFollowedBy(outcomes));
        foreach (var edge in followed)
        {
            flow.Put(edge);
        }

        foreach (var edge in layout.Inbound[node].Except(followed))
        {
            flow.Take(edge);
        }

        foreach (var edge in followed)
        {
            await ArriveAsync(context, flow, edge);
        }

        if (!context.HasOpenChildren)
        {
            TokenSettlement.Settle(context, flow);
        }
    }

    /// <summary>A node was cut: neither it nor what it would have sent is waited for.</summary>
    public static void Canceled(ActivityContext context, FlowState flow, int node)
    {
        var layout = context.Execution.Node.Flow!;
        foreach (var edge in layout.Inbound[node].Concat(layout.Outbound[node]))
        {
            flow.Clear(edge);
        }
    }

    /// <summary>What a node waits for.</summary>
    public static MergeMode ModeOf(ActivityContext context, int node) => Flowchart.JoinMode(context, node) switch
    {
        null => context.Execution.Node.Flow!.MergeModes[node],
        FlowJoinMode.WaitAny => MergeMode.Race,
        _ => MergeMode.Merge,
    };

    /// <summary>The arrows to a node, those that close loops included, on which a token can ever come.</summary>
    public static FlowEdge[] Inbound(ActivityContext context, FlowState flow, int node)
        => Array.FindAll(context.Execution.Node.Flow!.Inbound[node], edge => !flow.Graph.IsDangling(edge.Source));

    /// <summary>Whether no token waits just before a node, at one of those that lead to it.</summary>
    public static bool IsQuietBefore(ActivityContext context, FlowState flow, int node)
        => !flow.Graph.ForwardIn[node].Exists(edge => Array.Exists(context.Execution.Node.Flow!.Inbound[edge.Source], flow.HasToken));

    private static async ValueTask ArriveAsync(ActivityContext context, FlowState flow, FlowEdge edge)
    {
        var node = edge.Target;
        switch (ModeOf(context, node))
        {
            case MergeMode.Merge when flow.Graph.ForwardIn[node] is { Count: > 1 } forward:
                ScheduleOnce(context, flow, node, forward.TrueForAll(flow.HasToken));
                break;
            case MergeMode.Converge when Inbound(context, flow, node) is { Length: > 1 } all:
                ScheduleOnce(context, flow, node, Array.TrueForAll(all, flow.HasToken));
                break;
            case MergeMode.Merge or MergeMode.Converge:
                Flowchart.Schedule(context, flow, node, cameBack: false);
                break;
            case MergeMode.Cascade or MergeMode.Race when flow.Settle(edge):
                break;
            case MergeMode.Race:
                Flowchart.Schedule(context, flow, node, cameBack: false);
                await Flowchart.CancelAncestorsAsync(context, flow, node);
                OweOthers(context, flow, edge);
                break;
            case MergeMode.Cascade:
                Flowchart.Schedule(context, flow, node, cameBack: false);
                OweOthers(context, flow, edge);
                break;
            case MergeMode.Stream when IsQuietBefore(context, flow, node):
                Flowchart.Schedule(context, flow, node, cameBack: false);
                break;
            default:
                break;
        }
    }

    /// <summary>Several arrows followed at once make one arrival at a node that waits for all of them.</summary>
    private static void ScheduleOnce(ActivityContext context, FlowState flow, int node, bool isComplete)
    {
        if (isComplete && !flow.IsQueued(node))
        {
            Flowchart.Schedule(context, flow, node, cameBack: false);
        }
    }

    /// <summary>Remembers which other branches are still under way, so that they do not run the node again.</summary>
    private static void OweOthers(ActivityContext context, FlowState flow, FlowEdge arrived)
    {
        foreach (var edge in flow.Graph.ForwardIn[arrived.Target])
        {
            if (edge != arrived && IsUnderWay(context, flow, edge))
            {
                flow.Owe(edge);
            }
        }
    }

    private static bool IsUnderWay(ActivityContext context, FlowState flow, FlowEdge edge)
    {
        var ancestors = flow.Graph.AncestorsOf(edge.Source);
        bool IsBefore(int node) => node == edge.Source || ancestors[node];
        return flow.HasToken(edge)
            || context.Execution.Node.Flow!.Edges.Any(other => IsBefore(other.Target) && flow.HasToken(other))
            || Enumerable.Range(0, ancestors.Length).Any(node => IsBefore(node) && flow.IsQueued(node))
            || context.Burst.State.Executions.Exists(child => child.Parent == context.Execution && child.IsOpen && IsBefore(Flowchart.Position(child)));
    }
}

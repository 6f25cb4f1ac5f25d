using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>
/// Runs activities along arrows. When a node with several arrows to it runs is decided by counting visits
/// (<see cref="CounterFlow"/>) or by tokens (<see cref="TokenFlow"/>), as the definition or the engine's settings say.
/// </summary>
[Activity("Elsa.Flowchart", DisplayName = "Flowchart", Description = "Runs activities along arrows.", Category = "Flow", NeverWaits = true)]
[Port("Activities", IsList = true)]
internal sealed class Flowchart : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        var layout = context.Execution.Node.Flow!;
        var start = layout.FindStart(context.TriggerActivityId);
        if (start < 0)
        {
            context.Complete();
            return default;
        }

        var flow = context.Execution.Flow = new FlowState { Mode = context.Burst.FlowchartMode };
        flow.Bind(layout, start);
        Schedule(context, flow, start, cameBack: false);
        return default;
    }

    protected internal override ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        var flow = StateOf(context);
        if (child.Execution.Node.Type.IsTerminal)
        {
            context.Complete();
            return default;
        }

        return flow.Mode == FlowchartMode.TokenBased
            ? TokenFlow.CompletedAsync(context, flow, Position(child.Execution), child.Outcomes)
            : CounterFlow.CompletedAsync(context, flow, child.Execution, child.Outcomes);
    }

    /// <summary>A branch was cut: what waits behind it must not wait for it.</summary>
    internal override ValueTask ChildCanceledAsync(ActivityContext context, ActivityExecution child)
    {
        var flow = StateOf(context);
        if (flow.Mode == FlowchartMode.CounterBased)
        {
            return CounterFlow.CanceledAsync(context, flow, child);
        }

        TokenFlow.Canceled(context, flow, Position(child));
        if (!context.HasOpenChildren)
        {
            TokenSettlement.Settle(context, flow);
        }

        return default;
    }

    /// <summary>Cuts the branches that a join no longer waits for.</summary>
    internal static async ValueTask CancelAncestorsAsync(ActivityContext context, FlowState flow, int target)
    {
        if (context.Execution.RunningChildren + context.Execution.HaltedChildren > 0)
        {
            var ancestors = flow.Graph.AncestorsOf(target);
            await context.Burst.CancelChildrenAsync(context.Execution, child => ancestors[Position(child)], tellParent: true);
        }
    }

    internal static FlowState StateOf(ActivityContext context)
    {
        var flow = context.Execution.Flow!;
        if (!flow.IsBound)
        {
            flow.Rebind(context.Execution.Node.Flow!);
        }

        return flow;
    }

    internal static int Position(ActivityExecution child) => child.Node.FlowPosition;

    /// <summary>The mode of a join; null for a node of another type.</summary>
    internal static FlowJoinMode? JoinMode(ActivityContext context, int target)
    {
        var node = context.Execution.Node.Children[target];
        return node.Type.ClrType == typeof(FlowJoin)
            ? node.Inputs[0].Evaluate(context) as FlowJoinMode? ?? FlowJoinMode.WaitAny
            : null;
    }

    internal static void Schedule(ActivityContext context, FlowState flow, int node, bool cameBack)
    {
        flow.Queue(node);
        context.Burst.Schedule(new WorkItem(context.Execution.Node.Children[node], context.Execution, CameBack: cameBack));
    }
}

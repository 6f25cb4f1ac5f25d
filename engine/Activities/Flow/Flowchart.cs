using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>
/// Runs activities along arrows. Visits of nodes and arrows are counted: a node with several arrows to it runs once per
/// wave, when each of them has been visited; a branch that is not taken is visited too, so that nothing waits for it.
/// </summary>
[Activity("Elsa.Flowchart", DisplayName = "Flowchart", Description = "Runs activities along arrows.", Category = "Flow")]
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

        var flow = context.Execution.Flow = new FlowState();
        flow.Bind(layout, start);
        Schedule(context, flow, start, cameBack: false);
        return default;
    }

    protected internal override async ValueTask ChildCompletedAsync(ActivityContext context, ChildCompletion child)
    {
        var flow = StateOf(context);
        if (child.Execution.Node.Type.IsTerminal)
        {
            context.Complete();
            return;
        }

        var node = Position(child.Execution);
        if (flow.Graph.IsDangling(node))
        {
            throw new InvalidOperationException(
                $"Activity {child.Node.Id} cannot be reached from the flowchart's start, so nothing can follow it.");
        }

        if (!child.Execution.CameBack)
        {
            flow.Visit(node);
        }

        if (!await FollowAsync(context, flow, node, child.Outcomes))
        {
            CompleteWhenIdle(context);
        }
    }

    /// <summary>A branch was cut: what waits behind it must not wait for it.</summary>
    internal override async ValueTask ChildCanceledAsync(ActivityContext context, ActivityExecution child)
    {
        var flow = StateOf(context);
        var node = Position(child);
        if (!child.CameBack)
        {
            flow.Visit(node);
        }

        if (!await FollowAsync(context, flow, node, Outcomes.None))
        {
            CompleteWhenIdle(context);
        }
    }

    /// <summary>Visits the arrows that leave a node; true when something was scheduled.</summary>
    private static async ValueTask<bool> FollowAsync(ActivityContext context, FlowState flow, int node, IReadOnlyList<string> outcomes)
    {
        var scheduled = false;
        foreach (var edge in context.Execution.Node.Flow!.Outbound[node])
        {
            var followed = edge.IsFollowedBy(outcomes);
            flow.Visit(edge, followed);
            if (flow.Graph.IsForward(edge))
            {
                scheduled |= await ArriveAsync(context, flow, edge);
            }
            else if (followed)
            {
                if (!flow.Graph.IsValidBackward(edge))
                {
                    throw new InvalidOperationException(
                        $"The arrow {edge.Key} leads back into a branch that can be reached on another way; a loop must close at a node that all its ways pass.");
                }

                Schedule(context, flow, edge.Target, cameBack: true);
                scheduled = true;
            }
        }

        return scheduled;
    }

    /// <summary>Decides what the visit of a forward arrow means for its target: run it, pass it over, or wait.</summary>
    private static async ValueTask<bool> ArriveAsync(ActivityContext context, FlowState flow, FlowEdge edge)
    {
        var target = edge.Target;
        var wave = WaveAt(flow, target);
        switch (ModeOf(context, target))
        {
            case FlowJoinMode.WaitAny when flow.VisitsOf(edge) <= flow.VisitsOf(target) || flow.IsQueued(target):
                return false;
            case FlowJoinMode.WaitAny when wave.AnyFollowed:
                Schedule(context, flow, target, cameBack: false);
                await CancelAncestorsAsync(context, flow, target);
                return true;
            case FlowJoinMode.WaitAny:
                return wave.AllVisited && await SkipAsync(context, flow, target);
            case FlowJoinMode.WaitAll or FlowJoinMode.WaitAllActive when !wave.AllVisited:
                return false;
            case FlowJoinMode.WaitAll when !wave.AllFollowed:
            case FlowJoinMode.WaitAllActive when !wave.AnyFollowed:
                return await SkipAsync(context, flow, target);
            case FlowJoinMode.WaitAll or FlowJoinMode.WaitAllActive:
                Schedule(context, flow, target, cameBack: false);
                return true;
            default:
                throw new InvalidOperationException($"The join {flow.Graph.Start} has an unknown mode.");
        }
    }

    /// <summary>Dead-path elimination: a node that will not run counts as run without any outcome.</summary>
    private static ValueTask<bool> SkipAsync(ActivityContext context, FlowState flow, int node)
    {
        flow.Visit(node);
        return FollowAsync(context, flow, node, Outcomes.None);
    }

    internal static Wave WaveAt(FlowState flow, int target)
    {
        var done = flow.VisitsOf(target);
        int least = int.MaxValue, most = 0;
        foreach (var edge in flow.Graph.ForwardIn[target])
        {
            least = Math.Min(least, flow.VisitsOf(edge));
            most = Math.Max(most, flow.VisitsOf(edge));
        }

        bool any = false, all = true;
        foreach (var edge in flow.Graph.ForwardIn[target])
        {
            var fresh = flow.VisitsOf(edge) == most && flow.WasFollowed(edge);
            any |= fresh;
            all &= fresh;
        }

        return new Wave(least > done, most > done && any, most > done && all);
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

    internal static FlowJoinMode ModeOf(ActivityContext context, int target)
    {
        var node = context.Execution.Node.Children[target];
        return node.Type.ClrType == typeof(FlowJoin)
            ? node.Inputs[0].Evaluate(context) as FlowJoinMode? ?? FlowJoinMode.WaitAny
            : FlowJoinMode.WaitAllActive;
    }

    internal static void Schedule(ActivityContext context, FlowState flow, int node, bool cameBack)
    {
        flow.Queue(node);
        context.Burst.Schedule(new WorkItem(context.Execution.Node.Children[node], context.Execution, CameBack: cameBack));
    }

    private static void CompleteWhenIdle(ActivityContext context)
    {
        if (!context.HasOpenChildren)
        {
            context.Complete();
        }
    }

    /// <summary>How the arrows to a node stand, compared with how often it has run.</summary>
    internal readonly record struct Wave(bool AllVisited, bool AnyFollowed, bool AllFollowed);
}

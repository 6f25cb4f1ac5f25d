using System.Runtime.CompilerServices;
using WorkflowCrm.Engine.Compilation;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>
/// Counts visits of nodes and arrows: a node with several arrows to it runs once per wave, when each of them has been
/// visited; a branch that is not taken is visited too, so that nothing waits for it.
/// </summary>
internal static class CounterFlow
{
    public static async ValueTask CompletedAsync(ActivityContext context, FlowState flow, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var node = Flowchart.Position(child);
        if (flow.Graph.IsDangling(node))
        {
            throw new InvalidOperationException(
                $"Activity {child.Node.Source.Id} cannot be reached from the flowchart's start, so nothing can follow it.");
        }

        await LeaveAsync(context, flow, child, outcomes);
    }

    /// <summary>A branch was cut: it counts as visited and not followed, so that what waits behind it does not wait for it.</summary>
    public static ValueTask CanceledAsync(ActivityContext context, FlowState flow, ActivityExecution child)
        => LeaveAsync(context, flow, child, Outcomes.None);

    private static async ValueTask LeaveAsync(ActivityContext context, FlowState flow, ActivityExecution child, IReadOnlyList<string> outcomes)
    {
        var node = Flowchart.Position(child);
        if (!child.CameBack)
        {
            flow.Visit(node);
        }

        if (!await FollowAsync(context, flow, node, outcomes) && !context.HasOpenChildren)
        {
            context.Complete();
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

                Flowchart.Schedule(context, flow, edge.Target, cameBack: true);
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
        switch (Flowchart.JoinMode(context, target) ?? FlowJoinMode.WaitAllActive)
        {
            case FlowJoinMode.WaitAny when flow.VisitsOf(edge) <= flow.VisitsOf(target) || flow.IsQueued(target):
                return false;
            case FlowJoinMode.WaitAny when wave.AnyFollowed:
                Flowchart.Schedule(context, flow, target, cameBack: false);
                await Flowchart.CancelAncestorsAsync(context, flow, target);
                return true;
            case FlowJoinMode.WaitAny:
                return wave.AllVisited && await SkipAsync(context, flow, target);
            case FlowJoinMode.WaitAll or FlowJoinMode.WaitAllActive when !wave.AllVisited:
                return false;
            case FlowJoinMode.WaitAll when !wave.AllFollowed:
            case FlowJoinMode.WaitAllActive when !wave.AnyFollowed:
                return await SkipAsync(context, flow, target);
            case FlowJoinMode.WaitAll or FlowJoinMode.WaitAllActive:
                Flowchart.Schedule(context, flow, target, cameBack: false);
                return true;
            default:
                throw new InvalidOperationException($"The join {flow.Graph.Start} has an unknown mode.");
        }
    }

    /// <summary>Dead-path elimination: a node that will not run counts as run without any outcome.</summary>
    private static async ValueTask<bool> SkipAsync(ActivityContext context, FlowState flow, int node)
    {
        // A dead branch may be thousands of nodes long: it goes on on a fresh stack before this one is full.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            await Task.Yield();
        }

        flow.Visit(node);
        return await FollowAsync(context, flow, node, Outcomes.None);
    }

    public static Wave WaveAt(FlowState flow, int target)
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

    /// <summary>How the arrows to a node stand, compared with how often it has run.</summary>
    internal readonly record struct Wave(bool AllVisited, bool AnyFollowed, bool AllFollowed);
}

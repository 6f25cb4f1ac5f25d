using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Activities.Flow;

/// <summary>
/// Keeps the visits of a flowchart consistent when somebody interferes: what has run is not run again unless it is asked for,
/// and no join waits for a branch that will not come.
/// </summary>
internal static class FlowRepair
{
    /// <summary>
    /// Everything in the flowchart was cancelled; one node runs instead. Waves that were half complete are closed, except behind
    /// the node: there its own branches are awaited again, and all others count as having come.
    /// </summary>
    public static void MoveAll(ActivityContext context, int target)
    {
        var flow = StateOf(context);
        if (flow.Mode == FlowchartMode.TokenBased)
        {
            TokenRepair.MoveAll(context, flow, target);
            return;
        }

        var behind = flow.Graph.DescendantsOf(target);
        for (var node = 0; node < behind.Length; node++)
        {
            var done = flow.VisitsOf(node);
            if (behind[node])
            {
                foreach (var edge in flow.Graph.ForwardIn[node])
                {
                    var isOwn = edge.Source == target || behind[edge.Source];
                    var hasCome = flow.VisitsOf(edge) > done;
                    flow.Set(edge, isOwn ? done : done + 1, isOwn || hasCome ? flow.WasFollowed(edge) : ModeOf(context, node) == FlowJoinMode.WaitAll);
                }
            }
            else if (flow.Graph.ForwardIn[node].Count > 0)
            {
                var most = Math.Max(done, flow.Graph.ForwardIn[node].Max(flow.VisitsOf));
                flow.Set(node, most);
                foreach (var edge in flow.Graph.ForwardIn[node])
                {
                    flow.Set(edge, most, flow.WasFollowed(edge));
                }
            }
        }

        Flowchart.Schedule(context, flow, target, cameBack: true);
    }

    /// <summary>One branch was cancelled; a node runs instead of it, while the others go on.</summary>
    public static async ValueTask MoveOneAsync(ActivityContext context, ActivityExecution from, int target)
    {
        var flow = StateOf(context);
        var source = Flowchart.Position(from);
        if (flow.Mode == FlowchartMode.TokenBased)
        {
            TokenFlow.Canceled(context, flow, source);
            Flowchart.Schedule(context, flow, target, cameBack: false);
            return;
        }

        var behind = flow.Graph.DescendantsOf(target);
        if (source == target || behind[source])
        {
            if (source == target)
            {
                Flowchart.Schedule(context, flow, target, from.CameBack);
                return;
            }

            // Backwards: what lies between is awaited again.
            var before = flow.Graph.AncestorsOf(source);
            bool IsBetween(int node) => behind[node] && (node == source || before[node]);
            for (var node = 0; node < behind.Length; node++)
            {
                foreach (var edge in flow.Graph.ForwardIn[node].Where(edge => IsBetween(node) && (edge.Source == target || IsBetween(edge.Source))))
                {
                    flow.Set(edge, flow.VisitsOf(node), flow.WasFollowed(edge));
                }
            }

            Flowchart.Schedule(context, flow, target, cameBack: true);
            return;
        }

        if (!from.CameBack)
        {
            flow.Visit(source);
        }

        Leave(context, flow, source);
        flow.Queue(target);
        await SettleAsync(context);
        flow.Dequeue(target);

        // It takes the place of the wave that it would have run in, if that has come; otherwise it runs besides it.
        var isDue = flow.Graph.ForwardIn[target].Exists(edge => flow.VisitsOf(edge) > flow.VisitsOf(target));
        Flowchart.Schedule(context, flow, target, cameBack: !isDue);
    }

    /// <summary>Looks at every node that does not run: one whose arrows have all come runs or is passed over.</summary>
    public static async ValueTask SettleAsync(ActivityContext context)
    {
        var flow = StateOf(context);
        if (flow.Mode == FlowchartMode.TokenBased)
        {
            TokenRepair.Settle(context, flow);
            return;
        }

        var hasChanged = true;
        while (hasChanged)
        {
            hasChanged = false;
            for (var node = 0; node < context.Execution.Node.Children.Length; node++)
            {
                if (flow.Graph.ForwardIn[node].Count > 0 && !flow.IsQueued(node) && !IsOpen(context, node))
                {
                    hasChanged |= await SettleAsync(context, flow, node);
                }
            }
        }
    }

    private static async ValueTask<bool> SettleAsync(ActivityContext context, FlowState flow, int node)
    {
        var wave = CounterFlow.WaveAt(flow, node);
        var mode = ModeOf(context, node);
        if (mode == FlowJoinMode.WaitAny && wave.AnyFollowed)
        {
            Flowchart.Schedule(context, flow, node, cameBack: false);
            await Flowchart.CancelAncestorsAsync(context, flow, node);
            return true;
        }

        if (!wave.AllVisited)
        {
            return false;
        }

        if (mode == FlowJoinMode.WaitAll ? wave.AllFollowed : mode == FlowJoinMode.WaitAllActive && wave.AnyFollowed)
        {
            Flowchart.Schedule(context, flow, node, cameBack: false);
        }
        else
        {
            flow.Visit(node);
            Leave(context, flow, node);
        }

        return true;
    }

    /// <summary>The arrows of a node that ends without an outcome; where they lead is looked at afterwards.</summary>
    private static void Leave(ActivityContext context, FlowState flow, int node)
    {
        foreach (var edge in context.Execution.Node.Flow!.Outbound[node])
        {
            flow.Visit(edge, followed: false);
        }
    }

    internal static bool IsOpen(ActivityContext context, int node) => context.Burst.State.Executions.Exists(
        execution => execution.Parent == context.Execution && execution.IsOpen && Flowchart.Position(execution) == node);

    private static FlowJoinMode ModeOf(ActivityContext context, int node) => Flowchart.JoinMode(context, node) ?? FlowJoinMode.WaitAllActive;

    /// <summary>A flowchart that failed before it began has no visits yet.</summary>
    private static FlowState StateOf(ActivityContext context)
    {
        if (context.Execution.Flow is null)
        {
            var layout = context.Execution.Node.Flow!;
            context.Execution.Flow = new FlowState { Mode = context.Burst.FlowchartMode };
            context.Execution.Flow.Bind(layout, layout.FindStart(null));
        }

        return Flowchart.StateOf(context);
    }
}

using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Compilation;

namespace WorkflowCrm.Engine.Execution.Migrations;

/// <summary>Fits flowcharts and sequences that are open into the version that the instance runs on now.</summary>
internal sealed class FlowMigration(Burst burst, CompiledWorkflow from)
{
    /// <summary>Where a flowchart began; where it would begin, when that node is gone.</summary>
    public static int StartOf(string startId, FlowLayout layout)
    {
        var start = layout.Children.ToList().FindIndex(child => child.Source.Id == startId);
        return start >= 0 ? start : Math.Max(0, layout.FindStart(null));
    }

    public async ValueTask RunAsync()
    {
        foreach (var execution in burst.State.Executions.ToArray())
        {
            var old = from.Nodes.GetValueOrDefault(execution.NodeId);
            if (old is null || old.Type.ClrType != execution.Node.Type.ClrType)
            {
                // It failed or was cut, and begins anew as what it is now.
                (execution.Flow, execution.Properties, execution.Position) = (null, null, 0);
            }
            else if (execution.Flow is not null && execution.Node.Flow is not null)
            {
                Level(execution, old.Flow!);
                await FlowRepair.SettleAsync(execution.Context);
            }
            else if (execution.Node.Type.ClrType == typeof(Sequence)
                && burst.State.Executions.Find(child => child.Parent == execution && child.IsOpen) is { } open)
            {
                execution.Position = open.Node.FlowPosition + 1;
            }
        }
    }

    /// <summary>
    /// Arrows that are new, or lead forwards now and did not before, get the visits that fit the node they lead to: awaited while
    /// their source can still come, passed when it cannot. An arrow that has lost what led to it must not be awaited either.
    /// </summary>
    private void Level(ActivityExecution execution, FlowLayout old)
    {
        var oldStart = execution.Flow!.Start;
        var flow = Flowchart.StateOf(execution.Context);
        var before = old.From(StartOf(oldStart, old));
        var known = old.Edges.Where(before.IsForward).Select(edge => edge.Key).ToHashSet();
        var (open, coming) = WhatComes(execution, flow);
        if (flow.Mode == FlowchartMode.TokenBased)
        {
            TokenRepair.Level(execution.Context, flow, old.Edges.Select(edge => edge.Key).ToHashSet(), coming);
            return;
        }

        for (var node = 0; node < open.Length; node++)
        {
            var done = flow.VisitsOf(node);
            var edges = flow.Graph.ForwardIn[node];
            var isAwaited = edges.Exists(edge => coming[edge.Source] || (known.Contains(edge.Key) && flow.VisitsOf(edge) > done));
            foreach (var edge in edges)
            {
                var isKnown = known.Contains(edge.Key);
                if (open[node] is { } wave)
                {
                    flow.Set(edge, isKnown ? flow.VisitsOf(edge) : wave, isKnown && flow.WasFollowed(edge));
                }
                else if (isKnown && flow.VisitsOf(edge) > done)
                {
                    // It has come, and waits for the others.
                }
                else if (!coming[edge.Source] && isAwaited)
                {
                    flow.Set(edge, done + 1, followed: false);
                }
                else if (!isKnown)
                {
                    flow.Set(edge, done, followed: false);
                }
            }
        }
    }

    /// <summary>
    /// The nodes that are open, with the visits that the arrows to them have then, and those that can still run: the open ones
    /// and all behind them.
    /// </summary>
    private (int?[] Open, bool[] Coming) WhatComes(ActivityExecution execution, FlowState flow)
    {
        var open = new int?[execution.Node.Children.Length];
        var coming = new bool[open.Length];
        foreach (var child in burst.State.Executions.Where(child => child.Parent == execution && child.IsOpen))
        {
            var position = Flowchart.Position(child);
            open[position] = flow.VisitsOf(position) + (child.CameBack ? 0 : 1);
            coming[position] = true;
            var behind = flow.Graph.DescendantsOf(position);
            for (var i = 0; i < coming.Length; i++)
            {
                coming[i] |= behind[i];
            }
        }

        return (open, coming);
    }
}

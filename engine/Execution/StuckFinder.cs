using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Engine.Execution;

/// <summary>Says why an instance that has nothing to wait for is not finished.</summary>
internal static class StuckFinder
{
    public static (ActivityExecution Execution, string Reason)? Find(InstanceState state)
    {
        if (FindJoin(state) is { } join)
        {
            return join;
        }

        var leaf = state.Executions.FindLast(execution => execution.RunningChildren == 0);
        return leaf is null
            ? null
            : (leaf, $"'{leaf.Node.Source.Name ?? leaf.Node.Source.Id}' has neither ended nor anything left to wait for.");
    }

    private static (ActivityExecution Execution, string Reason)? FindJoin(InstanceState state)
    {
        foreach (var execution in state.Executions)
        {
            if (execution.Flow is null)
            {
                continue;
            }

            var flow = Flowchart.StateOf(execution.Context);
            if (flow.Mode == FlowchartMode.TokenBased)
            {
                if (TokenSettlement.WhyStuck(execution.Context, flow) is { } reason)
                {
                    return (execution, reason);
                }

                continue;
            }

            for (var i = 0; i < execution.Node.Children.Length; i++)
            {
                if (CounterFlow.WaveAt(flow, i) is { AllVisited: false, AnyFollowed: true })
                {
                    var join = execution.Node.Children[i].Source;
                    var missing = flow.Graph.ForwardIn[i].Where(edge => flow.VisitsOf(edge) <= flow.VisitsOf(i))
                        .Select(edge => execution.Node.Children[edge.Source].Source)
                        .Select(source => $"'{source.Name ?? source.Id}'");
                    return (execution, $"The join '{join.Name ?? join.Id}' waits for {string.Join(", ", missing)}, which can no longer come.");
                }
            }
        }

        return null;
    }
}

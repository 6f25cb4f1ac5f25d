using WorkflowCrm.Engine.Activities;

namespace WorkflowCrm.Engine.Definitions.Checks;

/// <summary>Checks the arrows of a flowchart.</summary>
internal static class FlowchartCheck
{
    public static void Check(ActivityNode flowchart, ActivityCatalogue catalogue, FindingList findings)
    {
        var nodes = flowchart.Children.Select(child => child.Node).DistinctBy(node => node.Id).ToDictionary(node => node.Id);
        foreach (var connection in flowchart.Connections)
        {
            CheckEnds(flowchart, connection, nodes, findings);
        }

        foreach (var node in nodes.Values)
        {
            if (OutcomesOf(node, catalogue) is { } outcomes)
            {
                CheckOutcomes(flowchart, node, outcomes, findings);
            }
        }

        CheckReach(flowchart, nodes, findings);
    }

    private static void CheckEnds(ActivityNode flowchart, Connection connection, Dictionary<string, ActivityNode> nodes, FindingList findings)
    {
        foreach (var end in new[] { connection.Source, connection.Target }.Where(end => !nodes.ContainsKey(end)))
        {
            findings.Error(
                FindingCodes.ConnectionToNowhere,
                nodes.GetValueOrDefault(connection.Source) ?? nodes.GetValueOrDefault(connection.Target) ?? flowchart,
                $"The connection from '{connection.Source}' to '{connection.Target}' ends at '{end}', which does not exist in its flowchart.",
                connection.Source,
                connection.Target,
                end);
        }
    }

    internal static void CheckOutcomes(ActivityNode flowchart, ActivityNode node, List<string> outcomes, FindingList findings)
    {
        var connected = flowchart.Connections.Where(connection => connection.Source == node.Id).Select(connection => connection.SourcePort ?? "Done").ToHashSet();
        foreach (var outcome in outcomes.Where(outcome => (outcomes.Count > 1 || outcome != "Done") && !connected.Contains(outcome)))
        {
            findings.Warn(
                FindingCodes.OutcomeUnconnected,
                node,
                $"Nothing follows when '{DefinitionCheck.NameOf(node)}' ends with '{outcome}'.",
                outcome);
        }

        foreach (var outcome in connected.Where(outcome => !outcomes.Contains(outcome)))
        {
            findings.Warn(
                FindingCodes.OutcomeUnknown,
                node,
                $"A connection leaves '{DefinitionCheck.NameOf(node)}' by '{outcome}', an outcome that it does not have.",
                outcome);
        }
    }

    /// <summary>The outcomes that a node can end with; null when they cannot be known.</summary>
    internal static List<string>? OutcomesOf(ActivityNode node, ActivityCatalogue catalogue)
    {
        if (catalogue.Find(node.Type) is not { } descriptor || descriptor.IsTerminal || descriptor.Inputs.Any(input => input.UIHint is "dynamic-outcomes" or "http-status-codes"))
        {
            return null;
        }

        var labels = descriptor.Inputs.Where(input => input.UIHint == "flow-switch-editor")
            .SelectMany(input => Json.Items(node.Raw, input.Name))
            .Select(item => item is System.Text.Json.Nodes.JsonObject one ? Json.Text(one, "label") : null)
            .OfType<string>();
        var exposed = descriptor.Inputs.Where(input => input.Outcome.Length > 0 && Json.Bool(node.Raw, input.Name) == true).Select(input => input.Outcome);
        return [.. labels, .. descriptor.Outcomes, .. exposed];
    }

    private static void CheckReach(ActivityNode flowchart, Dictionary<string, ActivityNode> nodes, FindingList findings)
    {
        var reached = Reached(flowchart);
        foreach (var node in nodes.Values.Where(node => !reached.Contains(node.Id)))
        {
            findings.Warn(FindingCodes.Unreachable, node, $"Nothing leads to '{DefinitionCheck.NameOf(node)}': it never runs. Connect it, or take it away.");
        }
    }

    /// <summary>The ids of the nodes to which arrows lead from where the flowchart may begin.</summary>
    internal static HashSet<string> Reached(ActivityNode flowchart)
    {
        var nodes = flowchart.Children.Select(child => child.Node).DistinctBy(node => node.Id).ToArray();
        var targets = flowchart.Connections.Select(connection => connection.Target).ToHashSet();
        var first = nodes.FirstOrDefault(node => node.Id == flowchart.StartId)
            ?? nodes.FirstOrDefault(node => node.Type == "Elsa.Start")
            ?? nodes.FirstOrDefault(node => node.CanStartWorkflow)
            ?? nodes.FirstOrDefault(node => !targets.Contains(node.Id))
            ?? nodes.FirstOrDefault();
        var reached = nodes.Where(node => node.CanStartWorkflow || node == first).Select(node => node.Id).ToHashSet();
        var connections = flowchart.Connections.ToLookup(connection => connection.Source, connection => connection.Target);
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var id))
        {
            foreach (var next in connections[id].Where(reached.Add))
            {
                open.Enqueue(next);
            }
        }

        return reached;
    }
}

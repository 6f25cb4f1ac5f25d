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
            CheckOutcomes(flowchart, node, catalogue, findings);
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

    private static void CheckOutcomes(ActivityNode flowchart, ActivityNode node, ActivityCatalogue catalogue, FindingList findings)
    {
        if (OutcomesOf(node, catalogue) is not { } outcomes)
        {
            return;
        }

        var connected = flowchart.Connections.Where(connection => connection.Source == node.Id).Select(connection => connection.SourcePort ?? "Done").ToHashSet();
        foreach (var outcome in outcomes.Where(outcome => outcomes.Count > 1 && !connected.Contains(outcome)))
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
    private static List<string>? OutcomesOf(ActivityNode node, ActivityCatalogue catalogue)
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
        var targets = flowchart.Connections.Select(connection => connection.Target).ToHashSet();
        var first = nodes.GetValueOrDefault(flowchart.StartId ?? "")
            ?? nodes.Values.FirstOrDefault(node => node.Type == "Elsa.Start")
            ?? nodes.Values.FirstOrDefault(node => node.CanStartWorkflow)
            ?? nodes.Values.FirstOrDefault(node => !targets.Contains(node.Id))
            ?? nodes.Values.FirstOrDefault();
        var reached = nodes.Values.Where(node => node.CanStartWorkflow || node == first).Select(node => node.Id).ToHashSet();
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var id))
        {
            foreach (var next in flowchart.Connections.Where(connection => connection.Source == id && reached.Add(connection.Target)))
            {
                open.Enqueue(next.Target);
            }
        }

        foreach (var node in nodes.Values.Where(node => !reached.Contains(node.Id)))
        {
            findings.Warn(FindingCodes.Unreachable, node, $"Nothing leads to '{DefinitionCheck.NameOf(node)}': it never runs.");
        }
    }
}

using System.Text.Json.Nodes;
using WorkflowCrm.Simulation.Tests.Running;

namespace WorkflowCrm.Simulation.Tests.Definitions;

/// <summary>Makes flowcharts: forks, joins of all modes, decisions, and arrows that lead back, valid ones and others.</summary>
internal sealed class FlowchartMaker(Choices choices, Nodes nodes, BlockMaker blocks)
{
    private static readonly string[] s_modes = ["WaitAll", "WaitAny", "WaitAllActive"];
    private static readonly string[] s_ports = ["A", "B"];

    public JsonObject Make(int depth, bool inLoop)
    {
        var size = 2 + choices.Next(depth == 0 ? 6 : 4);
        var inner = new List<JsonObject>();
        var arrows = new List<(int From, int To)>();
        for (var i = 0; i < size; i++)
        {
            var arriving = Arriving(i, arrows);
            inner.Add(arriving > 1 && choices.Next(2) == 0
                ? nodes.New("Elsa.FlowJoin", ("mode", Nodes.Literal(choices.Pick(s_modes))))
                : choices.Weighted(6, 2) == 0 ? blocks.Block(depth + 1, inLoop) : Choice());
        }

        var connections = arrows.Select(arrow => Nodes.Arrow(inner[arrow.From], PortOf(inner[arrow.From]), inner[arrow.To])).ToList();
        if (choices.Chance(30))
            AddLoop(inner, connections);
        return nodes.New("Elsa.Flowchart", ("activities", Nodes.List(inner)), ("connections", Nodes.List(connections)));
    }

    /// <summary>Arrows from earlier nodes to this one; at least one, but to the first.</summary>
    private int Arriving(int node, List<(int From, int To)> arrows)
    {
        if (node == 0)
            return 0;
        var count = 0;
        if (!choices.Chance(30))
        {
            arrows.Add((node - 1, node));
            count++;
        }

        for (var i = 0; i < node - 1; i++)
        {
            if (choices.Chance(25) || (count == 0 && i == node - 2))
            {
                arrows.Add((i, node));
                count++;
            }
        }

        if (count == 0)
        {
            arrows.Add((0, node));
            count++;
        }

        return count;
    }

    private JsonObject Choice() => choices.Weighted(3, 1, 2) switch
    {
        0 => nodes.New("Sim.Choose", ("salt", choices.Next(50))),
        1 => nodes.New("Elsa.FlowDecision", ("condition", Nodes.Variable("more"))),
        _ => nodes.New("Elsa.FlowFork", ("branches", Nodes.Wrapped("Object", """["A","B"]"""))),
    };

    private string PortOf(JsonObject node) => (string)node["type"]! switch
    {
        "Elsa.FlowDecision" => choices.Next(2) == 0 ? "True" : "False",
        "Sim.Choose" or "Elsa.FlowFork" => choices.Pick(s_ports),
        "Sim.StaffWait" => choices.Next(4) == 0 ? "Late" : "Done",
        _ => "Done",
    };

    /// <summary>After a node somebody decides whether it goes back or on.</summary>
    private void AddLoop(List<JsonObject> inner, List<JsonObject> connections)
    {
        var from = choices.Next(inner.Count);
        var back = inner[choices.Next(from + 1)];
        var again = choices.Weighted(4, 1) == 0
            ? nodes.New("Sim.Choose", ("salt", choices.Next(50)), ("percent", 35))
            : nodes.New("Elsa.FlowDecision", ("condition", Nodes.Variable("more")));
        var (yes, no) = (string?)again["type"] == "Sim.Choose" ? ("B", "A") : ("True", "False");
        connections.Add(Nodes.Arrow(inner[from], PortOf(inner[from]), again));
        connections.Add(Nodes.Arrow(again, yes, back));
        inner.Add(again);
        if (choices.Next(2) == 0)
            return;
        var after = nodes.New("Sim.Work");
        connections.Add(Nodes.Arrow(again, no, after));
        inner.Add(after);
    }
}

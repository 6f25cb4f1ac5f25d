using System.Text.Json.Nodes;
using WorkflowCrm.Engine.Definitions;
using static WorkflowCrm.Engine.Tests.Support.Build;

namespace WorkflowCrm.Engine.Tests.Alterations;

/// <summary>Flowcharts by the seed: events, decisions, lines and joins, every node reachable, arrows forwards and sometimes one back.</summary>
internal static class RandomFlow
{
    public static WorkflowDefinition Make(Random random, string name, int count)
    {
        var nodes = new List<JsonObject> { Node("n0", "Elsa.Start") };
        var arrows = new List<string>();
        var ports = new List<string[]> { new[] { "Done" } };
        for (var i = 1; i < count; i++)
        {
            var kind = random.Next(8);
            nodes.Add(kind switch
            {
                < 3 => Event($"n{i}", $"go{i}"),
                3 => Decision($"n{i}", random.Next(2) == 0 ? "true" : "false"),
                4 => Join($"n{i}", (string[])["WaitAll", "WaitAny", "WaitAllActive"] is var modes ? modes[random.Next(3)] : ""),
                _ => Line($"n{i}"),
            });
            ports.Add(kind == 3 ? ["True", "False"] : ["Done"]);
            var sources = Enumerable.Range(0, i).OrderBy(_ => random.Next()).Take(1 + random.Next(3));
            arrows.AddRange(sources.Select(source => $"n{source}:{ports[source][random.Next(ports[source].Length)]} -> n{i}"));
        }

        return Named(name, Flowchart("f", [.. nodes], [.. arrows.Distinct()]));
    }
}

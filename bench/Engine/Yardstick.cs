using System.Diagnostics;
using System.Text.Json.Nodes;

namespace WorkflowCrm.Bench.Engine;

/// <summary>What one thread of this machine does with the platform alone: reading and writing one small definition as JSON.</summary>
internal static class Yardstick
{
    public static string Text => "the machine's limit: parse and write the same definition (JSON)";

    /// <summary>Documents a second.</summary>
    public static double Measure(TimeSpan length)
    {
        var (count, watch) = (0L, Stopwatch.StartNew());
        for (; watch.Elapsed < length; count++)
        {
            if (JsonNode.Parse(Flows.FiveActivities)!.ToJsonString().Length != Flows.FiveActivities.Length)
                throw new InvalidOperationException("The JSON came back changed.");
        }

        return count / watch.Elapsed.TotalSeconds;
    }
}

using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Conformance.Tests.Comparing;
using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Deviating;

/// <summary>
/// Where Elsa stays Suspended without anything to wait for, an instance here ends: with the result of counter mode, or
/// after the same lines, finished or with an incident that names the join. Where counter mode hangs as well (a loop
/// without a body), it goes on behind what hangs and may write more.
/// </summary>
internal static class Hangs
{
    private const string AsCounted = "Elsa hangs; the result is that of counter mode";
    private const string SameLines = "Elsa hangs; here the same is written, then the instance ends";
    private const string MoreLines = "Elsa hangs; here the instance goes on and ends";

    public static IEnumerable<Alternative> Alternatives(ConformanceCase one, FlowchartMode mode, JsonObject result)
    {
        if (!IsHang(result))
        {
            return [];
        }

        var counted = Expectation.MeasuredIn(one, FlowchartMode.CounterBased).ToArray();
        return Array.Exists(counted, IsHang)
            ? [new Alternative(MoreLines, record => GoesOn(result, record))]
            : [.. counted.Where(_ => mode == FlowchartMode.TokenBased).Select(other => Alternative.To(AsCounted, other)), new Alternative(SameLines, record => AfterTheSameLines(result, record))];
    }

    private static bool IsHang(JsonObject result)
    {
        var waits = (result["steps"] as JsonArray)?.LastOrDefault()?["bookmarks"] ?? result["bookmarksLeft"];
        return Differences.Plain(result["subStatus"]) == "Suspended" && result["incidents"] is not JsonArray { Count: > 0 } && waits is not JsonArray { Count: > 0 };
    }

    private static IReadOnlyList<string> GoesOn(JsonObject result, CaseRecord record)
    {
        var before = (JsonObject)result.DeepClone();
        foreach (var property in new[] { "lines", "steps" })
        {
            before.Remove(property);
        }

        var differences = new Differences();
        if (result["lines"] is JsonArray lines)
        {
            differences.Check("lines", Comparison.Texts(lines), [.. record.Lines.Take(lines.Count)], record.IsOrdered);
        }

        return [.. differences.All, .. AfterTheSameLines(before, record)];
    }

    private static IReadOnlyList<string> AfterTheSameLines(JsonObject result, CaseRecord record)
    {
        var before = (JsonObject)result.DeepClone();
        foreach (var property in new[] { "status", "subStatus", "activities" })
        {
            before.Remove(property);
        }

        foreach (var step in (before["steps"] as JsonArray ?? []).Where(step => step!["bookmarks"] is JsonArray { Count: 0 }))
        {
            step!.AsObject().Remove("subStatus");
        }

        var differences = Comparison.Compare(before, record);
        return HasEnded(record.End) ? differences : [.. differences, "the instance has not ended"];
    }

    private static bool HasEnded(InstanceState end) => end.SubStatus == InstanceSubStatus.Finished
        || (end.SubStatus == InstanceSubStatus.Faulted && end.Incidents is [{ Message: var message }] && message.StartsWith("The join '", StringComparison.Ordinal));
}

using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Conformance.Tests.Comparing;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Conformance.Tests.Deviating;

/// <summary>Complete inside a nested flowchart fails in Elsa's counter mode; here it completes the workflow, as it does in token mode.</summary>
internal static class NestedCompletion
{
    private const string Reason = "Complete inside a nested flowchart completes the workflow";
    private const string Failure = "is not reachable from the flowchart graph";

    public static IEnumerable<Alternative> Alternatives(ConformanceCase one, FlowchartMode mode, JsonObject result)
    {
        var failed = (result["incidents"] as JsonArray ?? []).Any(incident => Differences.Plain(incident)!.Contains(Failure, StringComparison.Ordinal));
        return mode == FlowchartMode.CounterBased && failed
            ? Expectation.MeasuredIn(one, FlowchartMode.TokenBased).Select(byTokens => Alternative.To(Reason, byTokens))
            : [];
    }
}

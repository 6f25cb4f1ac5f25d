using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Comparing;
using WorkflowCrm.Conformance.Tests.Running;

namespace WorkflowCrm.Conformance.Tests.Deviating;

/// <summary>A result that is right here although it is not the one that was measured.</summary>
/// <param name="Reason">Why, as the table of the engine's README has it.</param>
/// <param name="Differences">What differs between a run and this result.</param>
internal sealed record Alternative(string Reason, Func<CaseRecord, IReadOnlyList<string>> Differences)
{
    public static Alternative To(string reason, JsonObject result) => new(reason, record => Comparison.Compare(result, record));
}

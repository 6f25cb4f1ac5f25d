using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Conformance.Tests.Comparing;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Conformance.Tests.Deviating;

/// <summary>
/// Where this engine ends differently on purpose: single cases by name (<c>deviations.json</c>: case, mode, reason, and
/// the properties of the result that are different or state more exactly what comes of it), and rules that hold for every case of a kind.
/// </summary>
internal static class Deviations
{
    private static readonly Lazy<JsonArray> s_named
        = new(() => JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deviations.json")))!.AsArray());

    /// <summary>The documented deviation of this very case; null when there is none.</summary>
    public static JsonObject? Named(ConformanceCase one, FlowchartMode mode) => s_named.Value.Select(deviation => deviation!.AsObject()).FirstOrDefault(deviation =>
        Differences.Plain(deviation["case"]) == one.Name && Differences.Plain(deviation["mode"]) is var stated && (stated is null || stated == Expectation.Key(mode)));

    /// <summary>The results that are right here instead of this one.</summary>
    public static IEnumerable<Alternative> For(ConformanceCase one, FlowchartMode mode, JsonObject result)
    {
        if (Named(one, mode) is { } named)
        {
            return [Alternative.To(Differences.Plain(named["reason"])!, Merged(result, named["result"]!.AsObject()))];
        }

        return
        [
            .. EndedInstances.Alternatives(result),
            .. NestedCompletion.Alternatives(one, mode, result),
            .. Hangs.Alternatives(one, mode, result),
        ];
    }

    private static JsonObject Merged(JsonObject result, JsonObject instead)
    {
        var merged = (JsonObject)result.DeepClone();
        foreach (var (property, value) in instead)
        {
            merged[property] = value?.DeepClone();
        }

        return merged;
    }
}

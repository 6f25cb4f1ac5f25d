using System.Text.Json.Nodes;
using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Engine.Activities.Flow;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>The results that a run in one mode of flowcharts is compared with.</summary>
internal sealed record Expectation(FlowchartMode Mode, IReadOnlyList<JsonObject> Results)
{
    private static readonly string[] s_byMode = ["both", "counter", "token", "default"];

    /// <summary>The runs that a case asks for: in its required mode, else by counting and, where a result by tokens is known, by tokens too.</summary>
    public static IReadOnlyList<Expectation> Of(ConformanceCase one)
    {
        FlowchartMode[] modes = one.RequiredMode switch
        {
            "token" => [FlowchartMode.TokenBased],
            "counter" => [FlowchartMode.CounterBased],
            _ when Sides(one).Any(side => side.ContainsKey("both") || side.ContainsKey("token")) => [FlowchartMode.CounterBased, FlowchartMode.TokenBased],
            _ => [FlowchartMode.CounterBased],
        };
        return [.. modes.Select(mode => new Expectation(mode, ResultsIn(one, mode)))];
    }

    /// <summary>The results of a case in a mode, stated for it, for both modes, or for whatever mode.</summary>
    private static List<JsonObject> ResultsIn(ConformanceCase one, FlowchartMode mode)
    {
        var results = MeasuredIn(one, mode).ToList();
        if (one.Expected.Count > 0 && !s_byMode.Any(one.Expected.ContainsKey))
        {
            results.Add(one.Expected);
        }

        return results;
    }

    /// <summary>The results that were measured in this very mode.</summary>
    public static IEnumerable<JsonObject> MeasuredIn(ConformanceCase one, FlowchartMode mode)
        => Sides(one).SelectMany(side => new[] { side["both"], side["default"], side[Key(mode)] }).OfType<JsonObject>();

    public static string Key(FlowchartMode mode) => mode == FlowchartMode.TokenBased ? "token" : "counter";

    private static JsonObject[] Sides(ConformanceCase one) => [one.Expected, one.Measured];
}

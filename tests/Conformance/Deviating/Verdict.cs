using WorkflowCrm.Conformance.Tests.Reading;
using WorkflowCrm.Conformance.Tests.Comparing;
using WorkflowCrm.Conformance.Tests.Running;
using WorkflowCrm.Engine.Activities.Flow;
using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Conformance.Tests.Deviating;

/// <summary>What became of a case.</summary>
/// <param name="Failures">Why it failed; empty when it passed.</param>
/// <param name="Deviations">How it passed although it ended differently: documented deviations that it keeps to.</param>
internal sealed record Verdict(IReadOnlyList<string> Failures, IReadOnlyList<string> Deviations)
{
    private const int LongestSentence = 2_000;

    /// <summary>It failed only because nothing here can tell whether what it states holds.</summary>
    public bool IsUntold => Failures.Count > 0 && Failures.All(failure => failure.Contains(Differences.NothingCanTell, StringComparison.Ordinal));

    /// <summary>Runs a case in every mode that it asks for, each time in a new world.</summary>
    public static async Task<Verdict> OfAsync(ConformanceCase one, Func<FlowchartMode, World> newWorld)
    {
        if (one.DefinitionJson is null)
        {
            return new Verdict(["it is described in words only, and no definition of its name stands in tests/Conformance/Described"], []);
        }

        var failures = new List<string>();
        var deviations = new List<string>();
        foreach (var expectation in Expectation.Of(one))
        {
            var mode = Expectation.Key(expectation.Mode);
            var (differences, documented) = await JudgeAsync(one, expectation, newWorld, lastFirst: false);
            if (differences.Count > 0 && one.Steps is null && await JudgeAsync(one, expectation, newWorld, lastFirst: true) is { Failures.Count: 0 } other)
            {
                (differences, documented) = other;
            }

            failures.AddRange(differences.Select(difference => Shortened($"({mode}) {difference}")));
            deviations.AddRange(documented.Distinct().Select(reason => $"({mode}) {reason}"));
        }

        return new Verdict(failures, deviations);
    }

    /// <param name="lastFirst">The order in which several bookmarks are resumed was a matter of their random ids when it was measured; either will do.</param>
    private static async Task<(List<string> Failures, List<string> Deviations)> JudgeAsync(
        ConformanceCase one, Expectation expectation, Func<FlowchartMode, World> newWorld, bool lastFirst)
    {
        if (expectation.Results.Count == 0)
        {
            return (["the case states no result"], []);
        }

        CaseRecord record;
        await using var world = newWorld(expectation.Mode);
        try
        {
            record = await new CaseRun(one, world, lastFirst).RunAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ([$"the run broke off: {e.GetType().Name}: {e.Message}"], []);
        }

        var failures = new List<string>(world.Problems);
        var deviations = new List<string>();
        foreach (var result in expectation.Results)
        {
            var differences = Comparison.Compare(result, record);
            if (differences.Count == 0)
            {
                continue;
            }

            var alternatives = Deviating.Deviations.For(one, expectation.Mode, result).ToArray();
            if (Array.Find(alternatives, alternative => alternative.Differences(record).Count == 0) is { } documented)
            {
                deviations.Add(documented.Reason);
                continue;
            }

            failures.AddRange(differences);
            failures.AddRange(alternatives.Select(alternative
                => $"nor does it deviate as documented ({alternative.Reason}): {string.Join("; ", alternative.Differences(record))}"));
        }

        if (failures.Count == 0 && deviations.Count == 0 && Deviating.Deviations.Named(one, expectation.Mode) is { } named)
        {
            failures.Add($"it no longer deviates as documented ({named["reason"]}); strike it from deviations.json");
        }

        if (failures.Count > 0 && Missing(one, world) is { Count: > 0 } missing)
        {
            return ([$"it needs {string.Join(", ", missing)}, which does not exist here"], []);
        }

        if (failures.Count > 0)
        {
            failures.AddRange(record.End.Incidents.Select(incident => $"incident of {incident.ActivityId}: {incident.Message}"));
        }

        return (failures, deviations);
    }

    private static List<string> Missing(ConformanceCase one, World world)
    {
        var definitions = one.Imports().Append(one.DefinitionJson!).Select(json => WorkflowDefinition.Parse(json));
        var types = definitions.SelectMany(definition => definition.Nodes()).Select(node => node.Type).Distinct();
        return [.. types.Where(type => type.StartsWith("Elsa.", StringComparison.Ordinal) && !world.Knows(type))];
    }

    private static string Shortened(string sentence) => sentence.Length > LongestSentence ? sentence[..LongestSentence] + "…" : sentence;
}

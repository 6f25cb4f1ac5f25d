using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>Compares incidents, stated as "activity: message".</summary>
internal static class IncidentComparison
{
    private const string FailedInput = "Failed to evaluate activity input '";

    public static void Check(Differences differences, IReadOnlyList<string> wanted, InstanceState end)
    {
        var got = end.Incidents.Select(incident => $"{incident.ActivityId}: {incident.Message}").ToArray();
        if (wanted.Count != got.Length || wanted.Zip(got).Any(pair => !IsSame(pair.First, pair.Second)))
        {
            differences.Add($"incidents: expected {string.Join('|', wanted)}, got {string.Join('|', got)}");
        }
    }

    /// <summary>Where Elsa only names the input that failed, we add why.</summary>
    private static bool IsSame(string wanted, string got) => wanted == got
        || (wanted.Contains(FailedInput, StringComparison.Ordinal) && got.StartsWith(wanted, StringComparison.Ordinal));
}

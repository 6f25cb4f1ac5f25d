using System.Text.RegularExpressions;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>Compares incidents, stated as "activity: message".</summary>
internal static partial class IncidentComparison
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

    /// <summary>Elsa names the version '0' of whatever type it does not know; we name the one that was asked for.</summary>
    private static string Known(string incident) => UnknownVersion().Replace(incident, "version '0' could not be found");

    /// <summary>Where Elsa only names the input that failed, we add why.</summary>
    private static bool IsSame(string wanted, string got) => wanted == Known(got)
        || (wanted.Contains(FailedInput, StringComparison.Ordinal) && got.StartsWith(wanted, StringComparison.Ordinal));

    [GeneratedRegex(@"version '\d+' could not be found")]
    private static partial Regex UnknownVersion();
}

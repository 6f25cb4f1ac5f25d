using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>How the executions of activities ended, as the journal tells.</summary>
internal static class ActivityEnds
{
    private static readonly string[] s_ends = ["Completed", "Canceled", "Faulted"];

    /// <summary>For each execution in the order of their beginnings: the activity's id, how it ended (Running when it did not), and the outcomes that it named.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<JournalEntry> journal)
    {
        var lines = new List<string>();
        foreach (var execution in journal.Where(entry => entry.NodeId != "Workflow1").GroupBy(entry => entry.ExecutionId))
        {
            var end = execution.LastOrDefault(entry => s_ends.Contains(entry.Event));
            lines.Add(end is null ? $"{execution.First().ActivityId} Running" : Line(end.ActivityId, end));
        }

        return lines;
    }

    /// <summary>A line of the journal in short: what happened to which activity, and the outcomes that it named.</summary>
    public static string Line(JournalEntry entry) => $"{entry.Event} {entry.ActivityId}{Outcomes(entry)}";

    private static string Line(string activityId, JournalEntry end) => $"{activityId} {end.Event}{Outcomes(end)}";

    private static string Outcomes(JournalEntry entry) => entry.Payload?["Outcomes"]?.AsArray() is { } outcomes
        ? $" [{string.Join(", ", outcomes.Select(outcome => $"'{outcome}'"))}]"
        : "";
}

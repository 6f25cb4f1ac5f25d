using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Conformance.Tests.Comparing;

/// <summary>How the executions of activities ended, as the journal tells.</summary>
internal static class ActivityEnds
{
    private static readonly string[] s_ends = ["Completed", "Canceled", "Faulted"];

    private const string Running = " Running";
    private const string NamedDone = " ['Done']";

    /// <summary>Compares how the executions ended, in whatever order. Whether an activity that ended with "Done" has named it makes no difference.</summary>
    public static void Check(Differences differences, IReadOnlyList<string> wanted, IReadOnlyList<JournalEntry> journal)
        => differences.Check("activities", [.. wanted.Select(Plain)], [.. Of(journal).Select(Plain)], isOrdered: false);

    /// <summary>As <see cref="Check"/>, for an instance that has ended early: whether what was open then is called running or cancelled makes no difference.</summary>
    public static void CheckEnded(Differences differences, IReadOnlyList<string> wanted, IReadOnlyList<JournalEntry> journal)
        => differences.Check("activities", [.. wanted.Select(Ended)], [.. Of(journal).Select(Ended)], isOrdered: false);

    private static string Ended(string line) => line.EndsWith(Running, StringComparison.Ordinal) ? line[..^Running.Length] + " Canceled" : Plain(line);

    /// <summary>For each execution in the order of their beginnings: the activity's id, how it ended (Running when it did not), and the outcomes that it named.</summary>
    private static List<string> Of(IReadOnlyList<JournalEntry> journal)
    {
        var lines = new List<string>();
        foreach (var execution in journal.Where(entry => entry.NodeId != "Workflow1").GroupBy(entry => entry.ExecutionId))
        {
            var end = execution.LastOrDefault(entry => s_ends.Contains(entry.Event));
            lines.Add(end is null ? $"{execution.First().ActivityId}{Running}" : Line(end.ActivityId, end));
        }

        return lines;
    }

    /// <summary>A line of the journal in short: what happened to which activity, and the outcomes that it named.</summary>
    public static string Line(JournalEntry entry) => $"{entry.Event} {entry.ActivityId}{Outcomes(entry)}";

    private static string Line(string activityId, JournalEntry end) => $"{activityId} {end.Event}{Outcomes(end)}";

    private static string Plain(string line) => line.EndsWith(NamedDone, StringComparison.Ordinal) ? line[..^NamedDone.Length] : line;

    private static string Outcomes(JournalEntry entry) => entry.Payload?["Outcomes"]?.AsArray() is { } outcomes
        ? $" [{string.Join(", ", outcomes.Select(outcome => $"'{outcome}'"))}]"
        : "";
}

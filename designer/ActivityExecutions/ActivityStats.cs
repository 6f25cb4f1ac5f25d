namespace WorkflowCrm.Designer.ActivityExecutions;

/// <summary>What the badge of a node says.</summary>
public sealed record ActivityStats(
    string ActivityId, string ActivityNodeId, int StartedCount, int CompletedCount, int UncompletedCount, bool IsBlocked, bool IsFaulted)
{
    public object? Metadata { get; }

    /// <summary>One for each node that has run.</summary>
    public static IReadOnlyList<ActivityStats> Of(IEnumerable<ExecutionRecord> records) =>
    [
        .. records.GroupBy(record => record.ActivityNodeId).Select(group => new ActivityStats(
            group.First().ActivityId,
            group.Key,
            group.Count(),
            group.Count(record => record.Status == "Completed"),
            group.Count(record => record.Status is "Running" or "Faulted"),
            group.Any(record => record.HasBookmarks),
            group.Any(record => record.Status == "Faulted"))),
    ];
}

namespace WorkflowCrm.Crm.Calendar;

/// <summary>A stretch of time that was counted towards a due time.</summary>
/// <param name="From">The first moment counted, in UTC.</param>
/// <param name="To">The end, in UTC.</param>
public readonly record struct CountedSpan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How much time that is.</summary>
    public TimeSpan Length => To - From;
}

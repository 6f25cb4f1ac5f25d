using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Host.Components.Parts;

/// <summary>How pressing a due time is; always told in words too.</summary>
public enum DueBand
{
    None,
    Ample,
    Soon,
    Overdue,
}

/// <summary>Tells the band of a task's due time.</summary>
public static class DueBands
{
    /// <summary>Soon is the last quarter of the time, and at least the last two hours.</summary>
    public static DueBand Of(StaffTask task, DateTimeOffset now)
    {
        if (task.DueAt is not { } due)
            return DueBand.None;
        if (now >= due)
            return DueBand.Overdue;
        var left = due - now;
        return left <= TimeSpan.FromHours(2) || left <= (due - task.CreatedAt) / 4 ? DueBand.Soon : DueBand.Ample;
    }
}

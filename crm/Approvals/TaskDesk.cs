namespace WorkflowCrm.Crm.Approvals;

/// <summary>
/// What process steps do with tasks. Runs inside the unit of work of the step; every call writes the timeline, the audit
/// and the mails that belong to it.
/// </summary>
public sealed class TaskDesk
{
    /// <summary>
    /// Finds the person (nobody approves his own request, R060; an empty or absent post goes up, so that somebody can always act),
    /// makes the task and mails <c>task.assigned</c>. The caller sets <see cref="StaffTask.BookmarkId"/> of the returned task.
    /// When the same person has already agreed in this round, the task comes back in state <see cref="TaskState.Skipped"/> with outcome Approved.
    /// </summary>
    public Task<StaffTask> AssignAsync(NewTask task, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Mails <c>task.reminder</c> to those who can decide. Does nothing when the task is no longer open.</summary>
    public Task RemindAsync(string taskId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>
    /// Mails <c>task.escalated</c> to the assignee and to the person that <paramref name="to"/> names (an <see cref="ApproverRule"/>,
    /// or empty for the assignee's superior), who may then decide too if <paramref name="mayDecide"/>.
    /// </summary>
    public Task EscalateAsync(string taskId, string? to, bool mayDecide, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Nobody decided in time: closes the task as TimedOut.</summary>
    public Task LapseAsync(string taskId, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The task is no longer needed (the flow went another way, or the request was withdrawn).</summary>
    public Task CancelAsync(string taskId, CancellationToken cancellationToken) => throw new NotImplementedException();
}

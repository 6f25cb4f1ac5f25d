namespace WorkflowCrm.Crm.Approvals;

/// <summary>Keeps requests, tasks and their story. All writes happen inside a unit of work.</summary>
public interface IApprovalStore
{
    /// <summary>The next number of the day for a prefix, e.g. <c>DA-20261125-001</c>; gaps only after a rollback of the same step.</summary>
    Task<string> NextNumberAsync(string prefix, DateOnly day, CancellationToken cancellationToken);

    void Add(Request request);

    void Add(StaffTask task);

    void Add(TimelineEntry entry);

    void Add(DecisionReceipt receipt);

    /// <summary>How many timeline entries the request has, those of this unit of work included.</summary>
    Task<int> NextTimelineSequenceAsync(string requestId, CancellationToken cancellationToken);

    /// <summary>Locks the request's row until the transaction ends, then reads it as it is now. Everything that changes a request or one of its tasks takes this lock first.</summary>
    Task<Request?> LockByNumberAsync(string number, CancellationToken cancellationToken);

    /// <summary>As above, by the instance that runs it.</summary>
    Task<Request?> LockByInstanceAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>As above, by one of its tasks; null when there is no such task.</summary>
    Task<(Request Request, StaffTask Task)?> LockByTaskAsync(string taskId, CancellationToken cancellationToken);

    Task<IReadOnlyList<StaffTask>> TasksForChangeAsync(string requestId, CancellationToken cancellationToken);

    Task<DecisionReceipt?> FindReceiptAsync(string personId, string key, CancellationToken cancellationToken);

    // Reading, outside of any lock.

    Task<Request?> FindAsync(string number, CancellationToken cancellationToken);

    Task<StaffTask?> FindTaskAsync(string taskId, CancellationToken cancellationToken);

    Task<IReadOnlyList<StaffTask>> TasksOfAsync(string requestId, CancellationToken cancellationToken);

    Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string requestId, CancellationToken cancellationToken);

    Task<Page<Request>> ListAsync(RequestFilter filter, PageOf page, CancellationToken cancellationToken);

    /// <summary>Open tasks, what is due first on top, those without a due time last.</summary>
    Task<Page<StaffTask>> InboxAsync(InboxFilter filter, PageOf page, CancellationToken cancellationToken);

    Task<int> CountOpenAsync(IReadOnlyCollection<string> assigneeIds, string escalatedToId, CancellationToken cancellationToken);

    Task<Draft?> FindDraftAsync(string personId, string formKey, CancellationToken cancellationToken);

    Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken);

    Task DeleteDraftAsync(string personId, string formKey, CancellationToken cancellationToken);
}

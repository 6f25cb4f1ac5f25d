using System.Globalization;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class MemoryApprovalStore(MemoryDatabase database, MemoryUnitOfWork unit) : IApprovalStore
{
    public Task<string> NextNumberAsync(string prefix, DateOnly day, CancellationToken cancellationToken)
    {
        RequireUnit();
        var series = $"{prefix}-{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        var number = database.Counters[series] = database.Counters.GetValueOrDefault(series) + 1;
        return Task.FromResult($"{series}-{number.ToString("000", CultureInfo.InvariantCulture)}");
    }

    public void Add(Request request) => AddTo(database.Requests, request);

    public void Add(StaffTask task) => AddTo(database.Tasks, task);

    public void Add(TimelineEntry entry) => AddTo(database.Timeline, entry);

    public void Add(DecisionReceipt receipt) => AddTo(database.Receipts, receipt);

    public Task<int> NextTimelineSequenceAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Timeline.Count(e => e.RequestId == requestId));

    public Task<Request?> LockByNumberAsync(string number, CancellationToken cancellationToken) =>
        Locked(database.Requests.FirstOrDefault(r => r.Number == number));

    public Task<Request?> LockByInstanceAsync(string instanceId, CancellationToken cancellationToken) =>
        Locked(database.Requests.FirstOrDefault(r => r.InstanceId == instanceId));

    public Task<(Request Request, StaffTask Task)?> LockByTaskAsync(string taskId, CancellationToken cancellationToken)
    {
        RequireUnit();
        var task = database.Tasks.FirstOrDefault(t => t.Id == taskId);
        return Task.FromResult<(Request, StaffTask)?>(task is null ? null : (database.Requests.Single(r => r.Id == task.RequestId), task));
    }

    public Task<IReadOnlyList<StaffTask>> TasksForChangeAsync(string requestId, CancellationToken cancellationToken)
    {
        RequireUnit();
        return TasksOfAsync(requestId, cancellationToken);
    }

    public Task<DecisionReceipt?> FindReceiptAsync(string personId, string key, CancellationToken cancellationToken) =>
        Task.FromResult(database.Receipts.FirstOrDefault(r => r.PersonId == personId && r.Key == key));

    public Task<Request?> FindAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(database.Requests.FirstOrDefault(r => r.Number == number));

    public Task<StaffTask?> FindTaskAsync(string taskId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Tasks.FirstOrDefault(t => t.Id == taskId));

    public Task<IReadOnlyList<StaffTask>> TasksOfAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StaffTask>>([.. database.Tasks.Where(t => t.RequestId == requestId)]);

    public Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string requestId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimelineEntry>>([.. database.Timeline.Where(e => e.RequestId == requestId).OrderBy(e => e.Sequence)]);

    public Task<Page<Request>> ListAsync(RequestFilter filter, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(Paging.Of(database.Requests.Where(r =>
            (filter.RequesterId is null || r.RequesterId == filter.RequesterId) && (filter.Status is null || r.Status == filter.Status)), page));

    public Task<Page<StaffTask>> InboxAsync(InboxFilter filter, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(Paging.Of(database.Tasks.Where(t => t.State == TaskState.Open && IsFor(t, filter.AssigneeIds, filter.EscalatedToId))
            .OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue), page));

    public Task<int> CountOpenAsync(IReadOnlyCollection<string> assigneeIds, string escalatedToId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Tasks.Count(t => t.State == TaskState.Open && IsFor(t, assigneeIds, escalatedToId)));

    public Task<Draft?> FindDraftAsync(string personId, string formKey, CancellationToken cancellationToken) =>
        Task.FromResult(database.Drafts.FirstOrDefault(d => d.PersonId == personId && d.FormKey == formKey));

    public Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken)
    {
        database.Drafts.RemoveAll(d => d.PersonId == draft.PersonId && d.FormKey == draft.FormKey);
        database.Drafts.Add(draft);
        return Task.CompletedTask;
    }

    public Task DeleteDraftAsync(string personId, string formKey, CancellationToken cancellationToken)
    {
        database.Drafts.RemoveAll(d => d.PersonId == personId && d.FormKey == formKey);
        return Task.CompletedTask;
    }

    private static bool IsFor(StaffTask task, IReadOnlyCollection<string>? assigneeIds, string? escalatedToId) =>
        assigneeIds is null || assigneeIds.Contains(task.AssigneeId) || (task.EscalationMayDecide && task.EscalatedToId == escalatedToId);

    private Task<Request?> Locked(Request? request)
    {
        RequireUnit();
        return Task.FromResult(request);
    }

    private void AddTo<T>(List<T> table, T row)
    {
        RequireUnit();
        table.Add(row);
    }

    private void RequireUnit()
    {
        if (!unit.IsRunning)
            throw new InvalidOperationException("Nothing is locked or written outside of a unit of work.");
    }
}

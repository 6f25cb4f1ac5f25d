using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Approvals;

/// <summary>Reading without a lock. Within a unit of work, what it has locked or added is answered as the object that it works on.</summary>
internal sealed partial class ApprovalStore
{
    public async Task<Request?> FindAsync(string number, CancellationToken cancellationToken) =>
        Own<Request>(r => r.Number == number)
        ?? await db.Set<Request>().AsNoTracking().FirstOrDefaultAsync(r => r.Number == number, cancellationToken);

    public async Task<StaffTask?> FindTaskAsync(string taskId, CancellationToken cancellationToken) =>
        Own<StaffTask>(t => t.Id == taskId)
        ?? await db.Set<StaffTask>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == taskId, cancellationToken);

    public async Task<IReadOnlyList<StaffTask>> TasksOfAsync(string requestId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var tasks = await db.Set<StaffTask>().AsNoTracking()
            .Where(t => t.RequestId == requestId).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        return unit.IsRunning ? [.. tasks.Select(t => Own<StaffTask>(o => o.Id == t.Id) ?? t)] : tasks;
    }

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string requestId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<TimelineEntry>().AsNoTracking().Where(e => e.RequestId == requestId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
    }

    public async Task<Page<Request>> ListAsync(RequestFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var requests = RequestLists.Matching(db, filter);
        return await requests.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).PageAsync(requests, page, cancellationToken);
    }

    public async Task<Page<StaffTask>> InboxAsync(InboxFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return filter.DecidedById is null
            ? await TaskLists.OpenAsync(db, filter, page, cancellationToken)
            : await TaskLists.DecidedAsync(db, filter, page, cancellationToken);
    }

    public async Task<int> CountOpenAsync(IReadOnlyCollection<string> assigneeIds, string escalatedToId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await TaskLists.CountOpenAsync(db, assigneeIds, escalatedToId, cancellationToken);
    }

    private T? Own<T>(Func<T, bool> match)
        where T : class => unit.IsRunning ? db.ChangeTracker.Entries<T>().Select(e => e.Entity).FirstOrDefault(match) : null;
}

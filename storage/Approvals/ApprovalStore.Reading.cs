using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
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
        var requests = db.Set<Request>().AsNoTracking();
        if (filter.RequesterId is { } requesterId)
            requests = requests.Where(r => r.RequesterId == requesterId);
        if (filter.InvolvedId is { } involvedId)
        {
            var ids = InvolvedIn(involvedId);
            requests = requests.Where(r => ids.Contains(r.Id));
        }

        if (filter.Status is { } status)
            requests = requests.Where(r => r.Status == status);
        if (filter.Outcome is { } outcome)
            requests = requests.Where(r => r.Outcome == outcome);
        if (filter.DefinitionId is { } definitionId)
            requests = requests.Where(r => r.DefinitionId == definitionId);
        if (filter.CustomerNumber is { } customerNumber)
            requests = requests.Where(r => r.CustomerNumber == customerNumber);
        if (filter.Text?.Trim() is { Length: > 0 } text)
            requests = requests.Where(r => r.Number.Contains(text) || r.Title.Contains(text));
        return await requests.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).PageAsync(requests, page, cancellationToken);
    }

    public async Task<Page<StaffTask>> InboxAsync(InboxFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var all = db.Set<StaffTask>().AsNoTracking();
        var tasks = filter.DecidedById is { } decidedById
            ? all.Where(t => t.DecidedById == decidedById)
            : OpenFor(all, filter.AssigneeIds, filter.EscalatedToId);
        if (filter.DepartmentId is { } departmentId)
        {
            var members = db.Set<Person>().Where(p => p.DepartmentId == departmentId).Select(p => p.Id);
            tasks = tasks.Where(t => members.Contains(t.AssigneeId));
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
            tasks = tasks.Where(t => t.Title.Contains(text) || t.RequestNumber.Contains(text) || t.StepName.Contains(text));
        var ordered = filter.DecidedById is null
            ? tasks.OrderBy(t => EF.Property<DateTimeOffset>(t, TaskTable.SortDue)).ThenBy(t => t.Id)
            : tasks.OrderByDescending(t => t.DecidedAt).ThenByDescending(t => t.Id);
        return await ordered.PageAsync(tasks, page, cancellationToken);
    }

    public async Task<int> CountOpenAsync(IReadOnlyCollection<string> assigneeIds, string escalatedToId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await OpenFor(db.Set<StaffTask>(), assigneeIds, escalatedToId).CountAsync(cancellationToken);
    }

    private static IQueryable<StaffTask> OpenFor(IQueryable<StaffTask> all, IReadOnlyCollection<string>? assigneeIds, string? escalatedToId)
    {
        var open = all.Where(t => t.State == TaskState.Open);
        return (assigneeIds, escalatedToId) switch
        {
            (null, _) => open,
            (_, null) => open.Where(t => assigneeIds.Contains(t.AssigneeId)),
            _ => open.Where(t => assigneeIds.Contains(t.AssigneeId) || (t.EscalatedToId == escalatedToId && t.EscalationMayDecide)),
        };
    }

    private IQueryable<string> InvolvedIn(string personId)
    {
        var tasks = db.Set<StaffTask>();
        return db.Set<Request>().Where(r => r.RequesterId == personId).Select(r => r.Id)
            .Union(tasks.Where(t => t.AssigneeId == personId).Select(t => t.RequestId))
            .Union(tasks.Where(t => t.DecidedById == personId).Select(t => t.RequestId))
            .Union(tasks.Where(t => t.EscalatedToId == personId).Select(t => t.RequestId));
    }

    private T? Own<T>(Func<T, bool> match)
        where T : class => unit.IsRunning ? db.ChangeTracker.Entries<T>().Select(e => e.Entity).FirstOrDefault(match) : null;
}

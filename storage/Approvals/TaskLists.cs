using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Approvals;

/// <summary>
/// The queries behind the lists of tasks. A page is first picked among narrow keys, which an index holds in the right
/// order, and only its rows are read; conditions that an OR would hide from the indexes are united instead.
/// </summary>
internal static class TaskLists
{
    private const int MostBranches = 20;

    public static async Task<Page<StaffTask>> OpenAsync(WorkflowCrmDbContext db, InboxFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        var keys = OpenFor(Narrowed(db, filter), filter.AssigneeIds, filter.EscalatedToId);
        var picked = keys.OrderBy(k => k.SortDue).ThenBy(k => k.Id).Skip(page.Skip).Take(page.Size);
        var items = await picked.Join(db.Set<StaffTask>().AsNoTracking(), k => k.Id, t => t.Id, (k, t) => new { Key = k, Task = t })
            .OrderBy(j => j.Key.SortDue).ThenBy(j => j.Key.Id).Select(j => j.Task).ToListAsync(cancellationToken);
        return await items.ToPageAsync(page, () => keys.CountAsync(cancellationToken));
    }

    public static Task<Page<StaffTask>> DecidedAsync(WorkflowCrmDbContext db, InboxFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        var decided = Narrowed(db, filter).Where(t => t.DecidedById == filter.DecidedById);
        return decided.OrderByDescending(t => t.DecidedAt).ThenByDescending(t => t.Id).PageAsync(decided, page, cancellationToken);
    }

    public static Task<int> CountOpenAsync(
        WorkflowCrmDbContext db, IReadOnlyCollection<string> assigneeIds, string escalatedToId, CancellationToken cancellationToken) =>
        OpenFor(db.Set<StaffTask>().AsNoTracking(), assigneeIds, escalatedToId).CountAsync(cancellationToken);

    private static IQueryable<StaffTask> Narrowed(WorkflowCrmDbContext db, InboxFilter filter)
    {
        var tasks = db.Set<StaffTask>().AsNoTracking();
        if (filter.DepartmentId is { } departmentId)
        {
            var members = db.Set<Person>().Where(p => p.DepartmentId == departmentId).Select(p => p.Id);
            tasks = tasks.Where(t => members.Contains(t.AssigneeId));
        }

        if (filter.Text?.Trim() is { Length: > 0 } text)
            tasks = tasks.Where(t => t.Title.Contains(text) || t.RequestNumber.Contains(text) || t.StepName.Contains(text));
        return tasks;
    }

    private static IQueryable<TaskKey> OpenFor(IQueryable<StaffTask> tasks, IReadOnlyCollection<string>? assigneeIds, string? escalatedToId)
    {
        var open = tasks.Where(t => t.State == TaskState.Open);
        if (assigneeIds is null)
            return Keys(open);
        // Person by person, as only then an index has the tasks in order; usually it is one.
        var assigned = assigneeIds.Count is > 0 and <= MostBranches
            ? assigneeIds.Select(id => Keys(open.Where(t => t.AssigneeId == id))).Aggregate(Queryable.Concat)
            : Keys(open.Where(t => assigneeIds.Contains(t.AssigneeId)));
        return escalatedToId is null
            ? assigned
            : assigned.Concat(Keys(open.Where(t => t.EscalatedToId == escalatedToId && t.EscalationMayDecide && !assigneeIds.Contains(t.AssigneeId))));
    }

    private static IQueryable<TaskKey> Keys(IQueryable<StaffTask> tasks) =>
        tasks.Select(t => new TaskKey { Id = t.Id, SortDue = EF.Property<DateTimeOffset>(t, TaskTable.SortDue) });

    private sealed class TaskKey
    {
        public required string Id { get; init; }

        public required DateTimeOffset SortDue { get; init; }
    }
}

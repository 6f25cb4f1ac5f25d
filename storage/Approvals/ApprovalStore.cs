using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Approvals;

/// <summary>Writing and locking; the other part reads.</summary>
internal sealed partial class ApprovalStore(WorkflowCrmDbContext db, Unit unit, Counters counters, Drafts drafts) : IApprovalStore
{
    public async Task<string> NextNumberAsync(string prefix, DateOnly day, CancellationToken cancellationToken)
    {
        var series = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{day:yyyyMMdd}");
        var number = await counters.NextAsync(series, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{number:000}");
    }

    public void Add(Request request) => AddRow(request);

    public void Add(StaffTask task) => AddRow(task);

    public void Add(TimelineEntry entry) => AddRow(entry);

    public void Add(DecisionReceipt receipt) => AddRow(receipt);

    public async Task<int> NextTimelineSequenceAsync(string requestId, CancellationToken cancellationToken)
    {
        unit.Require();
        // The request is locked, so what this unit has added last is the last there is.
        var own = db.ChangeTracker.Entries<TimelineEntry>().Where(e => e.Entity.RequestId == requestId).Select(e => (int?)e.Entity.Sequence).Max();
        return own + 1 ?? await db.Set<TimelineEntry>().CountAsync(e => e.RequestId == requestId, cancellationToken);
    }

    public async Task<Request?> LockByNumberAsync(string number, CancellationToken cancellationToken) =>
        Held(r => r.Number == number) ?? await db.LockedAsync<Request>($"SELECT * FROM requests WHERE number = {number}", cancellationToken);

    public async Task<Request?> LockByInstanceAsync(string instanceId, CancellationToken cancellationToken) =>
        Held(r => r.InstanceId == instanceId) ?? await db.LockedAsync<Request>($"SELECT * FROM requests WHERE instance_id = {instanceId}", cancellationToken);

    public async Task<(Request Request, StaffTask Task)?> LockByTaskAsync(string taskId, CancellationToken cancellationToken)
    {
        unit.Require();
        var known = db.ChangeTracker.Entries<StaffTask>().FirstOrDefault(e => e.Entity.Id == taskId)?.Entity;
        var request = known is not null
            ? Held(r => r.Id == known.RequestId)
            : null;
        request ??= await db.LockedAsync<Request>(
            $"SELECT requests.* FROM requests JOIN tasks ON tasks.request_id = requests.id WHERE tasks.id = {taskId}", cancellationToken, " OF requests");
        if (request is null)
            return null;
        // Read after the lock was granted: another decision may have come first.
        var task = known ?? await db.Set<StaffTask>().AsTracking().SingleAsync(t => t.Id == taskId, cancellationToken);
        return (request, task);
    }

    public async Task<IReadOnlyList<StaffTask>> TasksForChangeAsync(string requestId, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<StaffTask>().AsTracking().Where(t => t.RequestId == requestId).OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
    }

    public async Task<DecisionReceipt?> FindReceiptAsync(string personId, string key, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<DecisionReceipt>().AsNoTracking().FirstOrDefaultAsync(r => r.PersonId == personId && r.Key == key, cancellationToken);
    }

    public Task<Draft?> FindDraftAsync(string personId, string formKey, CancellationToken cancellationToken) =>
        drafts.FindAsync(personId, formKey, cancellationToken);

    public Task SaveDraftAsync(Draft draft, CancellationToken cancellationToken) => drafts.SaveAsync(draft, cancellationToken);

    public Task DeleteDraftAsync(string personId, string formKey, CancellationToken cancellationToken) =>
        drafts.DeleteAsync(personId, formKey, cancellationToken);

    private Request? Held(Func<Request, bool> match)
    {
        unit.Require();
        return db.ChangeTracker.Entries<Request>().Select(e => e.Entity).FirstOrDefault(match);
    }

    private void AddRow(object row)
    {
        unit.Require();
        db.Add(row);
    }
}

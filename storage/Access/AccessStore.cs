using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Access;

internal sealed class AccessStore(WorkflowCrmDbContext db, Unit unit) : IAccessStore
{
    public async Task<IReadOnlyList<Grant>> ActiveGrantsAsync(string personId, string customerNumber, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<Grant>().AsNoTracking()
            .Where(g => g.PersonId == personId && g.CustomerNumber == customerNumber && g.RevokedAt == null && g.From <= now && now < g.Until)
            .OrderByDescending(g => g.Until)
            .ToListAsync(cancellationToken);
    }

    public async Task<Grant?> FindGrantForChangeAsync(string grantId, CancellationToken cancellationToken)
    {
        unit.Require();
        if (db.Set<Grant>().Local.FirstOrDefault(g => g.Id == grantId) is { } tracked)
            return tracked;
        return await db.LockedAsync<Grant>($"SELECT * FROM grants WHERE id = {grantId}", cancellationToken);
    }

    public async Task<IReadOnlyList<Grant>> GrantsOfRequestAsync(string requestNumber, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<Grant>().AsNoTracking().Where(g => g.RequestNumber == requestNumber).OrderBy(g => g.From).ToListAsync(cancellationToken);
    }

    public void Add(Grant grant) => AddRow(grant);

    public void Add(Reading reading) => AddRow(reading);

    public void Add(Violation violation) => AddRow(violation);

    public async Task<Page<Reading>> ReadingsAsync(string? customerNumber, string? personId, bool? refused, PageOf page, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var readings = db.Set<Reading>().AsNoTracking();
        if (customerNumber is not null)
            readings = readings.Where(r => r.CustomerNumber == customerNumber);
        if (personId is not null)
            readings = readings.Where(r => r.PersonId == personId);
        if (refused is { } only)
            readings = readings.Where(r => r.Refused == only);
        return await readings.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).PageAsync(readings, page, cancellationToken);
    }

    public async Task<Page<Violation>> ViolationsAsync(string? personId, PageOf page, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var violations = db.Set<Violation>().AsNoTracking();
        if (personId is not null)
            violations = violations.Where(v => v.PersonId == personId);
        return await violations.OrderByDescending(v => v.At).ThenByDescending(v => v.Id).PageAsync(violations, page, cancellationToken);
    }

    private void AddRow(object row)
    {
        unit.Require();
        db.Add(row);
    }
}

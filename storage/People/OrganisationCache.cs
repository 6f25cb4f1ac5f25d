using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.People;

/// <summary>
/// The organisation's snapshot, shared by all scopes of the process. A change in this process drops it at once; one on
/// another node is noticed by its notice, and without the notice within a second, by the version row.
/// </summary>
internal sealed class OrganisationCache(TimeProvider time)
{
    private static readonly TimeSpan s_trust = TimeSpan.FromSeconds(1);

    private volatile Snapshot? _snapshot;
    private int _generation;

    public async ValueTask<Organisation> GetAsync(WorkflowCrmDbContext db, CancellationToken cancellationToken)
    {
        var known = _snapshot;
        if (known is not null && (!db.IsPostgres || time.GetElapsedTime(known.CheckedAt) < s_trust))
            return known.Organisation;

        var generation = Volatile.Read(ref _generation);
        var checkedAt = time.GetTimestamp();
        var version = await db.Set<OrganisationVersion>().AsNoTracking().Select(v => v.Value).SingleAsync(cancellationToken);
        // The version is read before the rows: a change in between makes the snapshot look old, never new.
        var organisation = known?.Version == version ? known.Organisation : await LoadAsync(db, cancellationToken);
        if (generation == Volatile.Read(ref _generation))
            _snapshot = new Snapshot(organisation, version, checkedAt);
        return organisation;
    }

    public static async Task<Organisation> LoadAsync(WorkflowCrmDbContext db, CancellationToken cancellationToken) => new(
        await db.Set<Department>().AsNoTracking().ToListAsync(cancellationToken),
        await db.Set<Person>().AsNoTracking().ToListAsync(cancellationToken),
        await db.Set<RoleAssignment>().AsNoTracking().ToListAsync(cancellationToken),
        await db.Set<Absence>().AsNoTracking().ToListAsync(cancellationToken));

    public void Invalidate()
    {
        Interlocked.Increment(ref _generation);
        _snapshot = null;
    }

    /// <summary>Another node may have changed it: the next look compares the version, as it does after a second anyway.</summary>
    public void Distrust()
    {
        if (_snapshot is { } known)
            _snapshot = known with { CheckedAt = long.MinValue / 2 };
    }

    /// <summary>Part of the commit that changes the organisation.</summary>
    public static void RaiseVersion(Statements statements) => statements.Add($"UPDATE organisation_version SET value = value + 1");

    private sealed record Snapshot(Organisation Organisation, long Version, long CheckedAt);
}

using Microsoft.EntityFrameworkCore;

namespace WorkflowCrm.Storage.Database;

/// <summary>Locks of names, for what has no row yet that could be locked.</summary>
internal static class NamedLocks
{
    /// <summary>Makes those who lock the same name wait for each other, until the running unit of work ends.</summary>
    /// <param name="name">E.g. <c>definition/archive-access</c>.</param>
    public static async Task LockAsync(this WorkflowCrmDbContext db, Unit unit, string name, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        if (db.IsPostgres) // SQLite has one writer at a time
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
    }
}

using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace WorkflowCrm.Storage.Database;

/// <summary>Locks rows until the transaction ends. On SQLite the write transaction itself is the lock.</summary>
internal static class RowLock
{
    /// <summary>
    /// Locks and reads the one row of <paramref name="select"/>, tracked. What is tracked within a unit of work was
    /// locked or added by it, because everything else is read untracked and the tracker is empty when a unit begins.
    /// </summary>
    public static async Task<T?> LockedAsync<T>(this WorkflowCrmDbContext db, FormattableString select, CancellationToken cancellationToken, string of = "")
        where T : class
    {
        var rows = await db.Set<T>().FromSql(ForUpdate(db, select, of)).AsTracking().ToListAsync(cancellationToken);
        return rows.SingleOrDefault();
    }

    private static FormattableString ForUpdate(WorkflowCrmDbContext db, FormattableString select, string of) => db.IsPostgres
        ? FormattableStringFactory.Create($"{select.Format} FOR UPDATE{of}", select.GetArguments())
        : select;
}

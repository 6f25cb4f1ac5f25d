namespace WorkflowCrm.Storage.Database;

/// <summary>Writes tracked changes within the running transaction.</summary>
internal static class Flushing
{
    public static async Task FlushAsync(this WorkflowCrmDbContext db, Unit unit, CancellationToken cancellationToken)
    {
        if (unit.IsRunning && db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
    }
}

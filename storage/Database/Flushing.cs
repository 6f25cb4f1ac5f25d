using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Storage.Database;

/// <summary>Writes tracked changes within the running transaction.</summary>
internal static class Flushing
{
    public static async Task FlushAsync(this WorkflowCrmDbContext db, Unit unit, CancellationToken cancellationToken)
    {
        if (!unit.IsRunning || !db.ChangeTracker.HasChanges())
            return;
        unit.OrganisationChanged |= db.ChangeTracker.Entries().Any(e =>
            e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
            && e.Entity is Person or Department or RoleAssignment or Absence
            && e.State != EntityState.Unchanged);
        await db.SaveChangesAsync(cancellationToken);
    }
}

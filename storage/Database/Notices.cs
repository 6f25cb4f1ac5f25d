using Microsoft.EntityFrameworkCore;

namespace WorkflowCrm.Storage.Database;

/// <summary>Tells the other nodes on the same PostgreSQL what a commit has changed; delivered with the commit or not at all.</summary>
internal static class Notices
{
    public const string Channel = "workflowcrm";
    public const string Jobs = "jobs";
    public const string Organisation = "organisation";

    public static async Task AnnounceAsync(WorkflowCrmDbContext db, Unit unit, CancellationToken cancellationToken)
    {
        if (!db.IsPostgres)
            return;
        if (unit.NewJobs.Count > 0 || unit.WakesWorker)
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {Jobs})", cancellationToken);
        if (db.OrganisationChanged)
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {Organisation})", cancellationToken);
    }
}

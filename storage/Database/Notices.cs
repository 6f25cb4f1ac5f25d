namespace WorkflowCrm.Storage.Database;

/// <summary>Tells the other nodes on the same PostgreSQL what a commit has changed; delivered with the commit or not at all.</summary>
internal static class Notices
{
    public const string Channel = "workflowcrm";
    public const string Jobs = "jobs";
    public const string Organisation = "organisation";

    public static void Announce(WorkflowCrmDbContext db, Unit unit, Statements statements)
    {
        if (!db.IsPostgres)
            return;
        if (unit.NewJobs.Count > 0 || unit.WakesWorker)
            statements.AddRow($"SELECT pg_notify({Channel}, {Jobs})", _ => { });
        if (db.OrganisationChanged)
            statements.AddRow($"SELECT pg_notify({Channel}, {Organisation})", _ => { });
    }
}

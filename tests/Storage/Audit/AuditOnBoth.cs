using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Audit;

public sealed class AuditOnSqlite(SqliteDatabase database) : AuditContract(database), IClassFixture<SqliteDatabase>
{
    protected override IReadOnlyList<string> DropTriggers => ["DROP TRIGGER audit_entries_no_update", "DROP TRIGGER audit_entries_no_delete"];
}

public sealed class AuditOnPostgres(PostgresDatabase database) : AuditContract(database), IClassFixture<PostgresDatabase>
{
    protected override IReadOnlyList<string> DropTriggers => ["DROP TRIGGER audit_entries_append_only ON audit_entries"];
}

using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Approvals;

public sealed class InboxSpeedOnSqlite(SqliteDatabase database) : InboxSpeedContract(database), IClassFixture<SqliteDatabase>;

public sealed class InboxSpeedOnPostgres(PostgresDatabase database) : InboxSpeedContract(database), IClassFixture<PostgresDatabase>;

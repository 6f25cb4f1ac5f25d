using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Approvals;

public sealed class InboxOnSqlite(SqliteDatabase database) : InboxContract(database), IClassFixture<SqliteDatabase>;

public sealed class InboxOnPostgres(PostgresDatabase database) : InboxContract(database), IClassFixture<PostgresDatabase>;

using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Approvals;

public sealed class RowLockOnSqlite(SqliteDatabase database) : RowLockContract(database), IClassFixture<SqliteDatabase>;

public sealed class RowLockOnPostgres(PostgresDatabase database) : RowLockContract(database), IClassFixture<PostgresDatabase>;

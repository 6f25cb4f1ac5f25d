using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Repairs;

public sealed class RepairOnSqlite(SqliteDatabase database) : RepairContract(database), IClassFixture<SqliteDatabase>;

public sealed class RepairOnPostgres(PostgresDatabase database) : RepairContract(database), IClassFixture<PostgresDatabase>;

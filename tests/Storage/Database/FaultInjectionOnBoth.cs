using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class FaultInjectionOnSqlite(SqliteDatabase database) : FaultInjectionContract(database), IClassFixture<SqliteDatabase>;

public sealed class FaultInjectionOnPostgres(PostgresDatabase database) : FaultInjectionContract(database), IClassFixture<PostgresDatabase>;

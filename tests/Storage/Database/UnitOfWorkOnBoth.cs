using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class UnitOfWorkOnSqlite(SqliteDatabase database) : UnitOfWorkContract(database), IClassFixture<SqliteDatabase>;

public sealed class UnitOfWorkOnPostgres(PostgresDatabase database) : UnitOfWorkContract(database), IClassFixture<PostgresDatabase>;

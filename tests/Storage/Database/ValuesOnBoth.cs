using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class ValuesOnSqlite(SqliteDatabase database) : ValuesContract(database), IClassFixture<SqliteDatabase>;

public sealed class ValuesOnPostgres(PostgresDatabase database) : ValuesContract(database), IClassFixture<PostgresDatabase>;

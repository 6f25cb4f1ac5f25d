using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class StatementsOnSqlite(SqliteDatabase database) : StatementsContract(database), IClassFixture<SqliteDatabase>;

public sealed class StatementsOnPostgres(PostgresDatabase database) : StatementsContract(database), IClassFixture<PostgresDatabase>;

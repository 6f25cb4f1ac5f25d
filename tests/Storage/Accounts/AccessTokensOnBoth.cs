using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Accounts;

public sealed class AccessTokensOnSqlite(SqliteDatabase database) : AccessTokensContract(database), IClassFixture<SqliteDatabase>;

public sealed class AccessTokensOnPostgres(PostgresDatabase database) : AccessTokensContract(database), IClassFixture<PostgresDatabase>;

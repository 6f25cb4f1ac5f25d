using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Accounts;

public sealed class AccountOnSqlite(SqliteDatabase database) : AccountContract(database), IClassFixture<SqliteDatabase>;

public sealed class AccountOnPostgres(PostgresDatabase database) : AccountContract(database), IClassFixture<PostgresDatabase>;

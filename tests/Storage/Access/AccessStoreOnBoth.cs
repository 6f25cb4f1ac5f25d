using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Access;

public sealed class AccessStoreOnSqlite(SqliteDatabase database) : AccessStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class AccessStoreOnPostgres(PostgresDatabase database) : AccessStoreContract(database), IClassFixture<PostgresDatabase>;

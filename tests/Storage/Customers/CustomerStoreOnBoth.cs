using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Customers;

public sealed class CustomerStoreOnSqlite(SqliteDatabase database) : CustomerStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class CustomerStoreOnPostgres(PostgresDatabase database) : CustomerStoreContract(database), IClassFixture<PostgresDatabase>;

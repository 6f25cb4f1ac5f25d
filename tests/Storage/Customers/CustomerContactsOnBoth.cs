using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Customers;

public sealed class CustomerContactsOnSqlite(SqliteDatabase database) : CustomerContactsContract(database), IClassFixture<SqliteDatabase>;

public sealed class CustomerContactsOnPostgres(PostgresDatabase database) : CustomerContactsContract(database), IClassFixture<PostgresDatabase>;

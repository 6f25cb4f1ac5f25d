using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Instances;

public sealed class InstanceStoreOnSqlite(SqliteDatabase database) : InstanceStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class InstanceStoreOnPostgres(PostgresDatabase database) : InstanceStoreContract(database), IClassFixture<PostgresDatabase>;

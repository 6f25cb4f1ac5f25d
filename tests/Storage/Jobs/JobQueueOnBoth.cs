using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Jobs;

public sealed class JobQueueOnSqlite(SqliteDatabase database) : JobQueueContract(database), IClassFixture<SqliteDatabase>;

public sealed class JobQueueOnPostgres(PostgresDatabase database) : JobQueueContract(database), IClassFixture<PostgresDatabase>;

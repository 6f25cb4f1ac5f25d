using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions.Confirming;

public sealed class ConfirmationOnSqlite(SqliteDatabase database) : ConfirmationContract(database), IClassFixture<SqliteDatabase>;

public sealed class ConfirmationOnPostgres(PostgresDatabase database) : ConfirmationContract(database), IClassFixture<PostgresDatabase>;

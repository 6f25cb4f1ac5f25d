using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Stimuli;

public sealed class StimulusStoreOnSqlite(SqliteDatabase database) : StimulusStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class StimulusStoreOnPostgres(PostgresDatabase database) : StimulusStoreContract(database), IClassFixture<PostgresDatabase>;

public sealed class ActivationOnSqlite(SqliteDatabase database) : ActivationContract(database), IClassFixture<SqliteDatabase>;

public sealed class ActivationOnPostgres(PostgresDatabase database) : ActivationContract(database), IClassFixture<PostgresDatabase>;

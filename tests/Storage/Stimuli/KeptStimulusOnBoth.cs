using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Stimuli;

public sealed class KeptStimulusOnSqlite(SqliteDatabase database) : KeptStimulusContract(database), IClassFixture<SqliteDatabase>;

public sealed class KeptStimulusOnPostgres(PostgresDatabase database) : KeptStimulusContract(database), IClassFixture<PostgresDatabase>;

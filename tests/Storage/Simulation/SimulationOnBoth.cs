using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Simulation;

public sealed class SimulationOnSqlite(SqliteDatabase database) : SimulationContract(database), IClassFixture<SqliteDatabase>;

public sealed class SimulationOnPostgres(PostgresDatabase database) : SimulationContract(database), IClassFixture<PostgresDatabase>;

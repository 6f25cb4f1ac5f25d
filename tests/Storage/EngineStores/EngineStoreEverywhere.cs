using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.EngineStores;

public sealed class EngineStoreInMemory() : EngineStoreContract(new MemoryEngineStore());

public sealed class EngineStoreOnSqlite(SqliteDatabase database) : EngineStoreContract(new DatabaseEngineStore(database)), IClassFixture<SqliteDatabase>;

public sealed class EngineStoreOnPostgres(PostgresDatabase database) : EngineStoreContract(new DatabaseEngineStore(database)), IClassFixture<PostgresDatabase>;

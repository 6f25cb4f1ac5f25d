using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

public sealed class DefinitionLibraryOnSqlite(SqliteDatabase database) : DefinitionLibraryContract(database), IClassFixture<SqliteDatabase>;

public sealed class DefinitionLibraryOnPostgres(PostgresDatabase database) : DefinitionLibraryContract(database), IClassFixture<PostgresDatabase>;

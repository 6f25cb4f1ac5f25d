using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Definitions;

public sealed class ShippedOnSqlite(SqliteDatabase database) : ShippedContract(database), IClassFixture<SqliteDatabase>;

public sealed class ShippedOnPostgres(PostgresDatabase database) : ShippedContract(database), IClassFixture<PostgresDatabase>;

public sealed class EditingOnSqlite(SqliteDatabase database) : EditingContract(database), IClassFixture<SqliteDatabase>;

public sealed class EditingOnPostgres(PostgresDatabase database) : EditingContract(database), IClassFixture<PostgresDatabase>;

public sealed class PublishingOnSqlite(SqliteDatabase database) : PublishingContract(database), IClassFixture<SqliteDatabase>;

public sealed class PublishingOnPostgres(PostgresDatabase database) : PublishingContract(database), IClassFixture<PostgresDatabase>;

public sealed class ChildrenOnSqlite(SqliteDatabase database) : ChildrenContract(database), IClassFixture<SqliteDatabase>;

public sealed class ChildrenOnPostgres(PostgresDatabase database) : ChildrenContract(database), IClassFixture<PostgresDatabase>;

public sealed class RemovingOnSqlite(SqliteDatabase database) : RemovingContract(database), IClassFixture<SqliteDatabase>;

public sealed class RemovingOnPostgres(PostgresDatabase database) : RemovingContract(database), IClassFixture<PostgresDatabase>;

public sealed class OffersOnSqlite(SqliteDatabase database) : OffersContract(database), IClassFixture<SqliteDatabase>;

public sealed class OffersOnPostgres(PostgresDatabase database) : OffersContract(database), IClassFixture<PostgresDatabase>;

using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Mail;

public sealed class MailStoreOnSqlite(SqliteDatabase database) : MailStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class MailStoreOnPostgres(PostgresDatabase database) : MailStoreContract(database), IClassFixture<PostgresDatabase>;

public sealed class MailListsOnSqlite(SqliteDatabase database) : MailListsContract(database), IClassFixture<SqliteDatabase>;

public sealed class MailListsOnPostgres(PostgresDatabase database) : MailListsContract(database), IClassFixture<PostgresDatabase>;

public sealed class MailDecisionOnSqlite(SqliteDatabase database) : MailDecisionContract(database), IClassFixture<SqliteDatabase>;

public sealed class MailDecisionOnPostgres(PostgresDatabase database) : MailDecisionContract(database), IClassFixture<PostgresDatabase>;

public sealed class MailAddressOnSqlite(SqliteDatabase database) : MailAddressContract(database), IClassFixture<SqliteDatabase>;

public sealed class MailAddressOnPostgres(PostgresDatabase database) : MailAddressContract(database), IClassFixture<PostgresDatabase>;

using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Mail;

public sealed class MailStoreOnSqlite(SqliteDatabase database) : MailStoreContract(database), IClassFixture<SqliteDatabase>;

public sealed class MailStoreOnPostgres(PostgresDatabase database) : MailStoreContract(database), IClassFixture<PostgresDatabase>;

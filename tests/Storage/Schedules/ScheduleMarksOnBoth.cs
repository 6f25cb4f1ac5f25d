using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Schedules;

public sealed class ScheduleMarksOnSqlite(SqliteDatabase database) : ScheduleMarksContract(database), IClassFixture<SqliteDatabase>;

public sealed class ScheduleMarksOnPostgres(PostgresDatabase database) : ScheduleMarksContract(database), IClassFixture<PostgresDatabase>;

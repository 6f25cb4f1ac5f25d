namespace WorkflowCrm.Storage.Migrations.V2;

internal static class ScheduleTables
{
    /// <summary>How far schedules have been dealt with, and what shared bookmarks wait for, to be compared with paths of calls.</summary>
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE schedule_marks (
            trigger_id {d.Text} NOT NULL CONSTRAINT pk_schedule_marks PRIMARY KEY,
            hash {d.Text} NOT NULL,
            passed_at {d.Instant} NOT NULL);

        ALTER TABLE bookmarks ADD COLUMN payload {d.Text};
        CREATE INDEX ix_bookmarks_name ON bookmarks (name) WHERE payload IS NOT NULL;
        """;
}

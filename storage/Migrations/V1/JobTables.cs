namespace WorkflowCrm.Storage.Migrations.V1;

internal static class JobTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE jobs (
            id {d.Text} NOT NULL CONSTRAINT pk_jobs PRIMARY KEY,
            kind {d.Text} NOT NULL,
            key {d.Text} NOT NULL,
            payload {d.Text},
            due_at {d.Instant} NOT NULL,
            attempts {d.Int} NOT NULL,
            state {d.Text} NOT NULL,
            locked_until {d.Instant},
            locked_by {d.Text},
            last_error {d.Text},
            created_at {d.Instant} NOT NULL);
        CREATE UNIQUE INDEX ix_jobs_kind_key ON jobs (kind, key);
        CREATE INDEX ix_jobs_state_due_at_id ON jobs (state, due_at, id);
        CREATE INDEX ix_jobs_locked_until ON jobs (locked_until) WHERE locked_until IS NOT NULL;

        CREATE TABLE settings (
            key {d.Text} NOT NULL CONSTRAINT pk_settings PRIMARY KEY,
            value {d.Text} NOT NULL);
        """;
}

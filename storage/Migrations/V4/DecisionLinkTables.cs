namespace WorkflowCrm.Storage.Migrations.V4;

internal static class DecisionLinkTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE decision_links (
            hash {d.Text} NOT NULL CONSTRAINT pk_decision_links PRIMARY KEY,
            mail_id {d.Text} NOT NULL,
            person_id {d.Text} NOT NULL,
            task_id {d.Text} NOT NULL,
            outcome {d.Text} NOT NULL,
            task_version {d.Int} NOT NULL,
            created_at {d.Instant} NOT NULL,
            used_at {d.Instant},
            revoked_at {d.Instant});
        CREATE INDEX ix_decision_links_task_id ON decision_links (task_id);
        CREATE INDEX ix_decision_links_mail_id ON decision_links (mail_id);
        """;
}

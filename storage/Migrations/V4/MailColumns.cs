namespace WorkflowCrm.Storage.Migrations.V4;

internal static class MailColumns
{
    public static string Add(Dialect d) =>
        $"""
        ALTER TABLE mails ADD COLUMN salt {d.Text};
        ALTER TABLE mails ADD COLUMN reply_hash {d.Text};
        ALTER TABLE mails ADD COLUMN answers_message_id {d.Text};
        ALTER TABLE mails ADD COLUMN attempts {d.Int} NOT NULL DEFAULT 0;
        ALTER TABLE mails ADD COLUMN failed_at {d.Instant};
        ALTER TABLE mails ADD COLUMN failure {d.Text};
        ALTER TABLE mails ADD COLUMN dropped_at {d.Instant};
        ALTER TABLE mails ADD COLUMN bounced_at {d.Instant};
        ALTER TABLE mails ADD COLUMN bounce {d.Text};
        CREATE UNIQUE INDEX ix_mails_reply_hash ON mails (reply_hash);
        CREATE INDEX ix_mails_to_person_id_created_at ON mails (to_person_id, created_at);
        ALTER TABLE tasks ADD COLUMN link_needs_sign_in {d.Flag} NOT NULL DEFAULT {d.False};
        """;
}

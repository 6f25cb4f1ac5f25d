namespace WorkflowCrm.Storage.Migrations.V1;

internal static class MailTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE mails (
            id {d.Text} NOT NULL CONSTRAINT pk_mails PRIMARY KEY,
            message_id {d.Text} NOT NULL,
            template_key {d.Text} NOT NULL,
            to_person_id {d.Text},
            to_address {d.Text} NOT NULL,
            to_name {d.Text} NOT NULL,
            subject {d.Text} NOT NULL,
            text {d.Text} NOT NULL,
            html {d.Text} NOT NULL,
            request_number {d.Text},
            task_id {d.Text},
            created_at {d.Instant} NOT NULL,
            sent_at {d.Instant});
        CREATE UNIQUE INDEX ix_mails_message_id ON mails (message_id);
        CREATE INDEX ix_mails_request_number_created_at ON mails (request_number, created_at);
        CREATE INDEX ix_mails_created_at ON mails (created_at);
        """;
}

namespace WorkflowCrm.Storage.Migrations.V4;

internal static class IncomingMailTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE incoming_mails (
            id {d.Text} NOT NULL CONSTRAINT pk_incoming_mails PRIMARY KEY,
            key {d.Text} NOT NULL,
            message_id {d.Text},
            from_address {d.Text},
            from_name {d.Text} NOT NULL,
            subject {d.Text} NOT NULL,
            text {d.Text} NOT NULL,
            size {d.Long} NOT NULL,
            received_at {d.Instant} NOT NULL,
            fate {d.Text} NOT NULL,
            reason {d.Text} NOT NULL,
            person_id {d.Text},
            mail_id {d.Text},
            task_id {d.Text},
            request_number {d.Text},
            customer_number {d.Text},
            released_at {d.Instant},
            released_by_id {d.Text},
            recipients {d.Text} NOT NULL);
        CREATE UNIQUE INDEX ix_incoming_mails_key ON incoming_mails (key);
        CREATE INDEX ix_incoming_mails_received_at ON incoming_mails (received_at);
        CREATE INDEX ix_incoming_mails_fate_received_at ON incoming_mails (fate, received_at);
        CREATE INDEX ix_incoming_mails_request_number ON incoming_mails (request_number);
        CREATE TABLE attachments (
            id {d.Text} NOT NULL CONSTRAINT pk_attachments PRIMARY KEY,
            incoming_mail_id {d.Text} NOT NULL,
            position {d.Int} NOT NULL,
            request_number {d.Text},
            name {d.Text} NOT NULL,
            content_type {d.Text} NOT NULL,
            size {d.Long} NOT NULL,
            content_hash {d.Text} NOT NULL,
            created_at {d.Instant} NOT NULL);
        CREATE INDEX ix_attachments_incoming_mail_id_position ON attachments (incoming_mail_id, position);
        CREATE INDEX ix_attachments_request_number ON attachments (request_number);
        """;
}

namespace WorkflowCrm.Storage.Migrations.V4;

internal static class MailTemplateTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE mail_template_versions (
            key {d.Text} NOT NULL,
            version {d.Int} NOT NULL,
            name_zh {d.Text} NOT NULL,
            name_en {d.Text} NOT NULL,
            subject_zh {d.Text} NOT NULL,
            subject_en {d.Text} NOT NULL,
            text_zh {d.Text} NOT NULL,
            text_en {d.Text} NOT NULL,
            origin {d.Text} NOT NULL,
            copy_of {d.Int},
            based_on {d.Text},
            reason {d.Text} NOT NULL,
            created_by_id {d.Text} NOT NULL,
            created_at {d.Instant} NOT NULL,
            CONSTRAINT pk_mail_template_versions PRIMARY KEY (key, version));
        """;
}

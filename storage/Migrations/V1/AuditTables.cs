using WorkflowCrm.Crm.Audit;

namespace WorkflowCrm.Storage.Migrations.V1;

/// <summary>The audit trail; triggers refuse whatever is not an append, also to those who come with a database tool.</summary>
internal static class AuditTables
{
    private const string PostgresTriggers =
        """
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'The audit trail is append-only.';
        END $$;
        CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
        """;

    private const string SqliteTriggers =
        """
        CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
        BEGIN
            SELECT RAISE(ABORT, 'The audit trail is append-only.');
        END;
        CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
        BEGIN
            SELECT RAISE(ABORT, 'The audit trail is append-only.');
        END;
        """;

    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE audit_entries (
            sequence {d.Long} NOT NULL CONSTRAINT pk_audit_entries PRIMARY KEY,
            at {d.Instant} NOT NULL,
            actor_id {d.Text} NOT NULL,
            action {d.Text} NOT NULL,
            subject {d.Text} NOT NULL,
            detail {d.Text} NOT NULL,
            previous_hash {d.Text} NOT NULL,
            hash {d.Text} NOT NULL);
        CREATE INDEX ix_audit_entries_subject_sequence ON audit_entries (subject, sequence);

        CREATE TABLE audit_head (
            id {d.Int} NOT NULL CONSTRAINT pk_audit_head PRIMARY KEY,
            sequence {d.Long} NOT NULL,
            hash {d.Text} NOT NULL);
        INSERT INTO audit_head (id, sequence, hash) VALUES (1, 0, '{AuditHead.Empty.Hash}');

        {(d.IsPostgres ? PostgresTriggers : SqliteTriggers)}
        """;
}

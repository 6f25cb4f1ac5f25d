namespace WorkflowCrm.Storage.Migrations.V1;

internal static class InstanceTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE definitions (
            version_id {d.Text} NOT NULL CONSTRAINT pk_definitions PRIMARY KEY,
            definition_id {d.Text} NOT NULL,
            version {d.Int} NOT NULL,
            name {d.Text} NOT NULL,
            json {d.Text} NOT NULL,
            is_latest {d.Flag} NOT NULL,
            is_published {d.Flag} NOT NULL,
            shipped_hash {d.Text},
            created_at {d.Instant} NOT NULL);
        CREATE UNIQUE INDEX ix_definitions_definition_id_version ON definitions (definition_id, version);
        CREATE UNIQUE INDEX ix_definitions_definition_id_is_latest ON definitions (definition_id, is_latest) WHERE is_latest;
        CREATE UNIQUE INDEX ix_definitions_definition_id_is_published ON definitions (definition_id, is_published) WHERE is_published;

        CREATE TABLE instances (
            id {d.Text} NOT NULL CONSTRAINT pk_instances PRIMARY KEY,
            definition_id {d.Text} NOT NULL,
            definition_version_id {d.Text} NOT NULL,
            definition_version {d.Int} NOT NULL,
            status {d.Text} NOT NULL,
            sub_status {d.Text} NOT NULL,
            correlation_id {d.Text},
            name {d.Text},
            parent_instance_id {d.Text},
            created_at {d.Instant} NOT NULL,
            updated_at {d.Instant} NOT NULL,
            finished_at {d.Instant},
            incident_count {d.Int} NOT NULL,
            row_version {d.Int} NOT NULL);
        CREATE INDEX ix_instances_definition_id_status_created_at ON instances (definition_id, status, created_at);
        CREATE INDEX ix_instances_status_updated_at ON instances (status, updated_at);
        CREATE INDEX ix_instances_correlation_id ON instances (correlation_id);
        CREATE INDEX ix_instances_parent_instance_id ON instances (parent_instance_id);
        CREATE INDEX ix_instances_created_at ON instances (created_at);

        CREATE TABLE instance_states (
            instance_id {d.Text} NOT NULL CONSTRAINT pk_instance_states PRIMARY KEY
                CONSTRAINT fk_instance_states_instance_id REFERENCES instances (id) ON DELETE CASCADE,
            state {d.Text} NOT NULL);

        CREATE TABLE bookmarks (
            id {d.Text} NOT NULL CONSTRAINT pk_bookmarks PRIMARY KEY,
            instance_id {d.Text} NOT NULL CONSTRAINT fk_bookmarks_instance_id REFERENCES instances (id) ON DELETE CASCADE,
            name {d.Text} NOT NULL,
            hash {d.Text} NOT NULL,
            correlation_id {d.Text},
            due_at {d.Instant});
        CREATE INDEX ix_bookmarks_hash_correlation_id ON bookmarks (hash, correlation_id);
        CREATE INDEX ix_bookmarks_instance_id ON bookmarks (instance_id);

        CREATE TABLE journal (
            instance_id {d.Text} NOT NULL CONSTRAINT fk_journal_instance_id REFERENCES instances (id) ON DELETE CASCADE,
            from_sequence {d.Long} NOT NULL,
            at {d.Instant} NOT NULL,
            entries {d.Text} NOT NULL,
            CONSTRAINT pk_journal PRIMARY KEY (instance_id, from_sequence));
        """;
}

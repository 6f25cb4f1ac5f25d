namespace WorkflowCrm.Storage.Migrations.V3;

internal static class DefinitionLifeTables
{
    // Until now a version that was not the latest, or was published, had been published at least once: drafts were overwritten in place.
    public static string Create(Dialect d) =>
        $"""
        ALTER TABLE definitions ADD COLUMN published_at {d.Instant};
        ALTER TABLE definitions ADD COLUMN changed_by {d.Text};
        ALTER TABLE definitions ADD COLUMN activity_type {d.Text};
        ALTER TABLE definitions ADD COLUMN is_system {d.Flag} NOT NULL DEFAULT {d.False};
        ALTER TABLE definitions ADD COLUMN is_readonly {d.Flag} NOT NULL DEFAULT {d.False};
        UPDATE definitions SET published_at = created_at WHERE is_published OR NOT is_latest;
        CREATE INDEX ix_definitions_activity_type ON definitions (activity_type) WHERE is_published;

        CREATE TABLE definition_snapshots (
            id {d.Text} NOT NULL CONSTRAINT pk_definition_snapshots PRIMARY KEY,
            definition_id {d.Text} NOT NULL,
            version_id {d.Text} NOT NULL,
            version {d.Int} NOT NULL,
            json {d.Text} NOT NULL,
            created_at {d.Instant} NOT NULL);
        CREATE INDEX ix_definition_snapshots_definition_id ON definition_snapshots (definition_id);
        CREATE INDEX ix_definition_snapshots_version_id ON definition_snapshots (version_id);

        CREATE TABLE definition_uses (
            user_version_id {d.Text} NOT NULL,
            node_id {d.Text} NOT NULL,
            definition_id {d.Text} NOT NULL,
            version_id {d.Text},
            CONSTRAINT pk_definition_uses PRIMARY KEY (user_version_id, node_id));
        CREATE INDEX ix_definition_uses_definition_id ON definition_uses (definition_id);
        CREATE INDEX ix_definition_uses_version_id ON definition_uses (version_id);
        """;
}

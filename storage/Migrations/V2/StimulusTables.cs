namespace WorkflowCrm.Storage.Migrations.V2;

internal static class StimulusTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE triggers (
            id {d.Text} NOT NULL CONSTRAINT pk_triggers PRIMARY KEY,
            definition_id {d.Text} NOT NULL,
            definition_version_id {d.Text} NOT NULL,
            activity_id {d.Text} NOT NULL,
            name {d.Text} NOT NULL,
            hash {d.Text} NOT NULL,
            payload {d.Text},
            settings {d.Text});
        CREATE INDEX ix_triggers_hash ON triggers (hash);
        CREATE INDEX ix_triggers_definition_id ON triggers (definition_id);
        CREATE INDEX ix_triggers_name ON triggers (name);

        CREATE TABLE kept_stimuli (
            key {d.Text} NOT NULL CONSTRAINT pk_kept_stimuli PRIMARY KEY,
            hash {d.Text} NOT NULL,
            correlation_id {d.Text},
            instance_id {d.Text},
            input {d.Text} NOT NULL,
            kept_at {d.Instant} NOT NULL,
            expires_at {d.Instant} NOT NULL);
        CREATE INDEX ix_kept_stimuli_hash ON kept_stimuli (hash);
        CREATE INDEX ix_kept_stimuli_expires_at ON kept_stimuli (expires_at);
        """;
}

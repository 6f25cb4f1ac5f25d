namespace WorkflowCrm.Storage.Migrations.V1;

internal static class AccessTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE grants (
            id {d.Text} NOT NULL CONSTRAINT pk_grants PRIMARY KEY,
            person_id {d.Text} NOT NULL,
            customer_number {d.Text} NOT NULL,
            request_number {d.Text} NOT NULL,
            keeper_id {d.Text} NOT NULL,
            scope {d.Text} NOT NULL,
            from_at {d.Instant} NOT NULL,
            until_at {d.Instant} NOT NULL,
            revoked_at {d.Instant});
        CREATE INDEX ix_grants_person_id_customer_number ON grants (person_id, customer_number);
        CREATE INDEX ix_grants_request_number ON grants (request_number);

        CREATE TABLE readings (
            id {d.Text} NOT NULL CONSTRAINT pk_readings PRIMARY KEY,
            at {d.Instant} NOT NULL,
            person_id {d.Text} NOT NULL,
            customer_number {d.Text} NOT NULL,
            refused {d.Flag} NOT NULL,
            basis {d.Text} NOT NULL,
            request_number {d.Text},
            channel {d.Text} NOT NULL);
        CREATE INDEX ix_readings_at ON readings (at);
        CREATE INDEX ix_readings_customer_number_at ON readings (customer_number, at);
        CREATE INDEX ix_readings_person_id_at ON readings (person_id, at);

        CREATE TABLE violations (
            id {d.Text} NOT NULL CONSTRAINT pk_violations PRIMARY KEY,
            number {d.Text} NOT NULL,
            at {d.Instant} NOT NULL,
            person_id {d.Text} NOT NULL,
            kind {d.Text} NOT NULL,
            amount {d.Money} NOT NULL,
            subject {d.Text} NOT NULL,
            evidence {d.Text} NOT NULL,
            state {d.Text} NOT NULL);
        CREATE UNIQUE INDEX ix_violations_number ON violations (number);
        CREATE INDEX ix_violations_at ON violations (at);
        CREATE INDEX ix_violations_person_id_at ON violations (person_id, at);
        """;
}

namespace WorkflowCrm.Storage.Migrations.V1;

internal static class PeopleTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE departments (
            id {d.Text} NOT NULL CONSTRAINT pk_departments PRIMARY KEY,
            name {d.Text} NOT NULL,
            name_en {d.Text} NOT NULL,
            number_letter {d.Text},
            manager_id {d.Text},
            leader_in_charge_id {d.Text});

        CREATE TABLE people (
            id {d.Text} NOT NULL CONSTRAINT pk_people PRIMARY KEY,
            login {d.Text} NOT NULL,
            name {d.Text} NOT NULL,
            name_en {d.Text} NOT NULL,
            mail {d.Text} NOT NULL,
            department_id {d.Text} NOT NULL CONSTRAINT fk_people_department_id REFERENCES departments (id) ON DELETE RESTRICT,
            title {d.Text} NOT NULL,
            title_en {d.Text} NOT NULL,
            language {d.Text} NOT NULL,
            time_zone {d.Text} NOT NULL,
            active {d.Flag} NOT NULL,
            is_demo {d.Flag} NOT NULL);
        CREATE UNIQUE INDEX ix_people_login ON people (login);
        CREATE INDEX ix_people_department_id ON people (department_id);

        CREATE TABLE role_assignments (
            person_id {d.Text} NOT NULL CONSTRAINT fk_role_assignments_person_id REFERENCES people (id) ON DELETE CASCADE,
            role {d.Text} NOT NULL,
            department_id {d.Text} NOT NULL,
            CONSTRAINT pk_role_assignments PRIMARY KEY (person_id, role, department_id));

        CREATE TABLE absences (
            id {d.Text} NOT NULL CONSTRAINT pk_absences PRIMARY KEY,
            person_id {d.Text} NOT NULL CONSTRAINT fk_absences_person_id REFERENCES people (id) ON DELETE CASCADE,
            from_at {d.Instant} NOT NULL,
            until_at {d.Instant} NOT NULL,
            deputy_id {d.Text});
        CREATE INDEX ix_absences_person_id ON absences (person_id);

        CREATE TABLE organisation_version (
            id {d.Int} NOT NULL CONSTRAINT pk_organisation_version PRIMARY KEY,
            value {d.Long} NOT NULL);
        INSERT INTO organisation_version (id, value) VALUES (1, 0);
        """;
}

namespace WorkflowCrm.Storage.Migrations.V1;

internal static class ApprovalTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE requests (
            id {d.Text} NOT NULL CONSTRAINT pk_requests PRIMARY KEY,
            number {d.Text} NOT NULL,
            definition_id {d.Text} NOT NULL,
            definition_version_id {d.Text} NOT NULL,
            instance_id {d.Text} NOT NULL,
            requester_id {d.Text} NOT NULL,
            department_id {d.Text} NOT NULL,
            title {d.Text} NOT NULL,
            status {d.Text} NOT NULL,
            outcome {d.Text},
            inputs {d.Text} NOT NULL,
            customer_number {d.Text},
            round {d.Int} NOT NULL,
            can_withdraw {d.Flag} NOT NULL,
            created_at {d.Instant} NOT NULL,
            closed_at {d.Instant});
        CREATE UNIQUE INDEX ix_requests_number ON requests (number);
        CREATE UNIQUE INDEX ix_requests_instance_id ON requests (instance_id);
        CREATE INDEX ix_requests_requester_id_created_at ON requests (requester_id, created_at);
        CREATE INDEX ix_requests_customer_number_created_at ON requests (customer_number, created_at);
        CREATE INDEX ix_requests_definition_id_created_at ON requests (definition_id, created_at);
        CREATE INDEX ix_requests_status_created_at ON requests (status, created_at);
        CREATE INDEX ix_requests_created_at ON requests (created_at);

        CREATE TABLE tasks (
            id {d.Text} NOT NULL CONSTRAINT pk_tasks PRIMARY KEY,
            request_id {d.Text} NOT NULL CONSTRAINT fk_tasks_request_id REFERENCES requests (id) ON DELETE RESTRICT,
            request_number {d.Text} NOT NULL,
            definition_version_id {d.Text} NOT NULL,
            instance_id {d.Text} NOT NULL,
            bookmark_id {d.Text} NOT NULL,
            kind {d.Text} NOT NULL,
            step_name {d.Text} NOT NULL,
            title {d.Text} NOT NULL,
            requester_id {d.Text} NOT NULL,
            assignee_id {d.Text} NOT NULL,
            escalated_to_id {d.Text},
            escalation_may_decide {d.Flag} NOT NULL,
            state {d.Text} NOT NULL,
            version {d.Int} NOT NULL,
            round {d.Int} NOT NULL,
            outcomes {d.Text} NOT NULL,
            form {d.Text} NOT NULL,
            facts {d.Text} NOT NULL,
            why {d.Text} NOT NULL,
            created_at {d.Instant} NOT NULL,
            due_at {d.Instant},
            expires_at {d.Instant},
            due_rule {d.Text},
            reminded_at {d.Instant},
            outcome {d.Text},
            decided_by_id {d.Text},
            on_behalf_of_id {d.Text},
            decided_at {d.Instant},
            comment {d.Text},
            channel {d.Text},
            form_data {d.Text},
            sort_due {d.Instant} NOT NULL GENERATED ALWAYS AS (coalesce(due_at, {d.Never})) STORED);
        CREATE INDEX ix_tasks_assignee_id_state_sort_due_id ON tasks (assignee_id, state, sort_due, id);
        CREATE INDEX ix_tasks_escalated_to_id_state_sort_due_id ON tasks (escalated_to_id, state, sort_due, id);
        CREATE INDEX ix_tasks_state_sort_due_id ON tasks (state, sort_due, id);
        CREATE INDEX ix_tasks_decided_by_id_decided_at ON tasks (decided_by_id, decided_at);
        CREATE INDEX ix_tasks_request_id ON tasks (request_id);

        CREATE TABLE timeline (
            id {d.Text} NOT NULL CONSTRAINT pk_timeline PRIMARY KEY,
            request_id {d.Text} NOT NULL CONSTRAINT fk_timeline_request_id REFERENCES requests (id) ON DELETE RESTRICT,
            at {d.Instant} NOT NULL,
            sequence {d.Int} NOT NULL,
            kind {d.Text} NOT NULL,
            actor_id {d.Text},
            on_behalf_of_id {d.Text},
            step_name {d.Text},
            person_id {d.Text},
            outcome {d.Text},
            comment {d.Text},
            channel {d.Text} NOT NULL,
            instant {d.Instant});
        CREATE UNIQUE INDEX ix_timeline_request_id_sequence ON timeline (request_id, sequence);

        CREATE TABLE decision_receipts (
            person_id {d.Text} NOT NULL,
            key {d.Text} NOT NULL,
            task_id {d.Text} NOT NULL,
            content_hash {d.Text} NOT NULL,
            at {d.Instant} NOT NULL,
            CONSTRAINT pk_decision_receipts PRIMARY KEY (person_id, key));

        CREATE TABLE drafts (
            person_id {d.Text} NOT NULL,
            form_key {d.Text} NOT NULL,
            content {d.Text} NOT NULL,
            updated_at {d.Instant} NOT NULL,
            CONSTRAINT pk_drafts PRIMARY KEY (person_id, form_key));

        CREATE TABLE counters (
            name {d.Text} NOT NULL CONSTRAINT pk_counters PRIMARY KEY,
            value {d.Long} NOT NULL);
        """;
}

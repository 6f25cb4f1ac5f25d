namespace WorkflowCrm.Storage.Migrations.V1;

internal static class CustomerTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE customers (
            id {d.Text} NOT NULL CONSTRAINT pk_customers PRIMARY KEY,
            number {d.Text} NOT NULL,
            name {d.Text} NOT NULL,
            initials {d.Text} NOT NULL,
            tier {d.Text} NOT NULL,
            grade {d.Text} NOT NULL,
            year_amount {d.Money} NOT NULL,
            key_flag {d.Flag} NOT NULL,
            key_account_class {d.Text},
            need_grade {d.Text},
            archive_level {d.Text} NOT NULL,
            department_id {d.Text} NOT NULL,
            owner_id {d.Text},
            co_owner_id {d.Text},
            industry {d.Text} NOT NULL,
            province {d.Text} NOT NULL,
            city {d.Text} NOT NULL,
            card_class {d.Text} NOT NULL,
            registered_at {d.Instant} NOT NULL,
            updated_at {d.Instant} NOT NULL,
            incomplete {d.Flag} NOT NULL);
        CREATE UNIQUE INDEX ix_customers_number ON customers (number);
        CREATE INDEX ix_customers_department_id ON customers (department_id);
        CREATE INDEX ix_customers_owner_id ON customers (owner_id);

        CREATE TABLE customer_archives (
            customer_id {d.Text} NOT NULL CONSTRAINT pk_customer_archives PRIMARY KEY
                CONSTRAINT fk_customer_archives_customer_id REFERENCES customers (id) ON DELETE CASCADE,
            address {d.Text},
            phone {d.Text},
            legal_representative {d.Text},
            bank_account {d.Text},
            credit_limit {d.Money},
            credit_grade {d.Text},
            characteristics {d.Text},
            transaction_state {d.Text},
            notes {d.Text});

        CREATE TABLE contacts (
            id {d.Text} NOT NULL CONSTRAINT pk_contacts PRIMARY KEY,
            customer_id {d.Text} NOT NULL CONSTRAINT fk_contacts_customer_id REFERENCES customer_archives (customer_id) ON DELETE CASCADE,
            name {d.Text} NOT NULL,
            title {d.Text},
            phone {d.Text},
            mail {d.Text},
            is_main {d.Flag} NOT NULL);
        CREATE INDEX ix_contacts_customer_id ON contacts (customer_id);

        CREATE TABLE contracts (
            id {d.Text} NOT NULL CONSTRAINT pk_contracts PRIMARY KEY,
            customer_id {d.Text} NOT NULL CONSTRAINT fk_contracts_customer_id REFERENCES customer_archives (customer_id) ON DELETE CASCADE,
            number {d.Text} NOT NULL,
            subject {d.Text} NOT NULL,
            signed_on {d.Date} NOT NULL,
            amount {d.Money} NOT NULL,
            remark {d.Text});
        CREATE INDEX ix_contracts_customer_id ON contracts (customer_id);

        CREATE TABLE payments (
            id {d.Text} NOT NULL CONSTRAINT pk_payments PRIMARY KEY,
            customer_id {d.Text} NOT NULL CONSTRAINT fk_payments_customer_id REFERENCES customer_archives (customer_id) ON DELETE CASCADE,
            contract_number {d.Text} NOT NULL,
            due_on {d.Date} NOT NULL,
            paid_on {d.Date},
            amount {d.Money} NOT NULL);
        CREATE INDEX ix_payments_customer_id ON payments (customer_id);

        CREATE TABLE customer_numbers (
            number {d.Text} NOT NULL CONSTRAINT pk_customer_numbers PRIMARY KEY,
            given_at {d.Instant} NOT NULL);
        """;
}

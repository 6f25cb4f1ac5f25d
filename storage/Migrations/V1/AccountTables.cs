namespace WorkflowCrm.Storage.Migrations.V1;

internal static class AccountTables
{
    public static string Create(Dialect d) =>
        $"""
        CREATE TABLE accounts (
            id {d.Text} NOT NULL CONSTRAINT pk_accounts PRIMARY KEY,
            user_name {d.Text},
            normalized_user_name {d.Text},
            email {d.Text},
            normalized_email {d.Text},
            email_confirmed {d.Flag} NOT NULL,
            password_hash {d.Text},
            security_stamp {d.Text},
            concurrency_stamp {d.Text},
            phone_number {d.Text},
            phone_number_confirmed {d.Flag} NOT NULL,
            two_factor_enabled {d.Flag} NOT NULL,
            lockout_end {d.Instant},
            lockout_enabled {d.Flag} NOT NULL,
            access_failed_count {d.Int} NOT NULL);
        CREATE UNIQUE INDEX ix_accounts_normalized_user_name ON accounts (normalized_user_name);
        CREATE INDEX ix_accounts_normalized_email ON accounts (normalized_email);

        CREATE TABLE account_claims (
            id {d.Identity} NOT NULL CONSTRAINT pk_account_claims PRIMARY KEY,
            user_id {d.Text} NOT NULL CONSTRAINT fk_account_claims_user_id REFERENCES accounts (id) ON DELETE CASCADE,
            claim_type {d.Text},
            claim_value {d.Text});
        CREATE INDEX ix_account_claims_user_id ON account_claims (user_id);

        CREATE TABLE account_logins (
            login_provider {d.Text} NOT NULL,
            provider_key {d.Text} NOT NULL,
            provider_display_name {d.Text},
            user_id {d.Text} NOT NULL CONSTRAINT fk_account_logins_user_id REFERENCES accounts (id) ON DELETE CASCADE,
            CONSTRAINT pk_account_logins PRIMARY KEY (login_provider, provider_key));
        CREATE INDEX ix_account_logins_user_id ON account_logins (user_id);

        CREATE TABLE account_tokens (
            user_id {d.Text} NOT NULL CONSTRAINT fk_account_tokens_user_id REFERENCES accounts (id) ON DELETE CASCADE,
            login_provider {d.Text} NOT NULL,
            name {d.Text} NOT NULL,
            value {d.Text},
            CONSTRAINT pk_account_tokens PRIMARY KEY (user_id, login_provider, name));

        CREATE TABLE access_tokens (
            id {d.Text} NOT NULL CONSTRAINT pk_access_tokens PRIMARY KEY,
            person_id {d.Text} NOT NULL,
            name {d.Text} NOT NULL,
            hash {d.Text} NOT NULL,
            created_at {d.Instant} NOT NULL,
            last_used_at {d.Instant},
            revoked_at {d.Instant});
        CREATE UNIQUE INDEX ix_access_tokens_hash ON access_tokens (hash);
        CREATE INDEX ix_access_tokens_person_id ON access_tokens (person_id);

        CREATE TABLE data_protection_keys (
            name {d.Text} NOT NULL CONSTRAINT pk_data_protection_keys PRIMARY KEY,
            xml {d.Text} NOT NULL);
        """;
}

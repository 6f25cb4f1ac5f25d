using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>The log of mails finds and counts those of one state without reading the others, however many were sent.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261125000000_MailStates")]
internal sealed class MailStatesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE INDEX ix_mails_waiting ON mails (created_at, id) WHERE bounced_at IS NULL AND sent_at IS NULL AND failed_at IS NULL AND dropped_at IS NULL;
        CREATE INDEX ix_mails_sent ON mails (created_at, id) WHERE bounced_at IS NULL AND sent_at IS NOT NULL;
        CREATE INDEX ix_mails_failed ON mails (created_at, id) WHERE bounced_at IS NOT NULL OR (sent_at IS NULL AND (failed_at IS NOT NULL OR dropped_at IS NOT NULL));
        """);
}

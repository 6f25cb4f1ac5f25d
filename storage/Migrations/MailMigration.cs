using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>What became of a mail that did not go out.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261123000000_Mail")]
internal sealed class MailMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var dialect = Dialect.Of(ActiveProvider);
        migrationBuilder.Sql($"ALTER TABLE mails ADD COLUMN failed_at {dialect.Instant}");
        migrationBuilder.Sql($"ALTER TABLE mails ADD COLUMN failure {dialect.Text}");
        migrationBuilder.Sql($"ALTER TABLE mails ADD COLUMN attempts {dialect.Int} NOT NULL DEFAULT 0");
        migrationBuilder.Sql($"ALTER TABLE mails ADD COLUMN dropped_at {dialect.Instant}");
    }
}

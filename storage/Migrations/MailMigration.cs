using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Migrations.V4;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>What becomes of mails: sent, failed, answered; the links in them; those that come in, with their files.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261123000000_Mail")]
internal sealed class MailMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var dialect = Dialect.Of(ActiveProvider);
        migrationBuilder.Sql(MailColumns.Add(dialect));
        migrationBuilder.Sql(DecisionLinkTables.Create(dialect));
        migrationBuilder.Sql(IncomingMailTables.Create(dialect));
    }
}

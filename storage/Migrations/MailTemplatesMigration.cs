using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Migrations.V4;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>What the owners have made of the mail templates.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261124000000_MailTemplates")]
internal sealed class MailTemplatesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql(MailTemplateTables.Create(Dialect.Of(ActiveProvider)));
}

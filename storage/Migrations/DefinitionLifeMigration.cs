using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Migrations.V3;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>The life of definitions: published, retracted, changed by whom, used by which others.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261122000300_DefinitionLife")]
internal sealed class DefinitionLifeMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(DefinitionLifeTables.Create(Dialect.Of(ActiveProvider)));
}

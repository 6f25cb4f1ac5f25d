using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Migrations.V2;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>What starts definitions, and stimuli that came too early.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261122000000_Stimuli")]
internal sealed class StimuliMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(StimulusTables.Create(Dialect.Of(ActiveProvider)));
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Migrations.V2;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>What starts definitions, how far schedules have come, and stimuli that came too early.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261122000000_Stimuli")]
internal sealed class StimuliMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var dialect = Dialect.Of(ActiveProvider);
        migrationBuilder.Sql(StimulusTables.Create(dialect));
        migrationBuilder.Sql(ScheduleTables.Create(dialect));
    }
}

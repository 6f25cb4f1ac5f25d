using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>
/// Makes a burst that waits again cheap however many instances there are: no index holds a column that every burst
/// changes, and PostgreSQL finds room for the new row beside the old one, so that no index is touched.
/// </summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261122120000_WaitingInstances")]
internal sealed class WaitingInstancesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("DROP INDEX ix_instances_status_updated_at");
        if (Dialect.Of(ActiveProvider).IsPostgres)
            migrationBuilder.Sql("ALTER TABLE instances SET (fillfactor = 75); ALTER TABLE instance_states SET (fillfactor = 75)");
    }
}

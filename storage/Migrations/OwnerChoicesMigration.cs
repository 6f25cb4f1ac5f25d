using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>In which window a text was stored, and which shipped versions the owners do not want.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261122130000_OwnerChoices")]
internal sealed class OwnerChoicesMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var dialect = Dialect.Of(ActiveProvider);
        migrationBuilder.Sql($"ALTER TABLE definitions ADD COLUMN changed_in {dialect.Text}");
        migrationBuilder.Sql(
            $"""
            CREATE TABLE declined_versions (
                definition_id {dialect.Text} NOT NULL,
                shipped_hash {dialect.Text} NOT NULL,
                CONSTRAINT pk_declined_versions PRIMARY KEY (definition_id, shipped_hash))
            """);
    }
}

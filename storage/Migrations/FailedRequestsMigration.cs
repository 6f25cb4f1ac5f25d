using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>What a request was before its process failed, so that a repair brings it back.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261122010000_FailedRequests")]
internal sealed class FailedRequestsMigration : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var dialect = Dialect.Of(ActiveProvider);
        migrationBuilder.Sql($"ALTER TABLE requests ADD COLUMN outcome_before_fault {dialect.Text}");
        migrationBuilder.Sql($"ALTER TABLE requests ADD COLUMN could_withdraw_before_fault {dialect.Flag} NOT NULL DEFAULT {(dialect.IsPostgres ? "false" : "0")}");
    }
}

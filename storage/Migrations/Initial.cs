using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Migrations.V1;

namespace WorkflowCrm.Storage.Migrations;

/// <summary>All tables of the first version, on both databases.</summary>
[DbContext(typeof(WorkflowCrmDbContext))]
[Migration("20261101000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var dialect = Dialect.Of(ActiveProvider);
        migrationBuilder.Sql(PeopleTables.Create(dialect));
        migrationBuilder.Sql(AccountTables.Create(dialect));
        migrationBuilder.Sql(CustomerTables.Create(dialect));
        migrationBuilder.Sql(ApprovalTables.Create(dialect));
        migrationBuilder.Sql(AccessTables.Create(dialect));
        migrationBuilder.Sql(MailTables.Create(dialect));
        migrationBuilder.Sql(InstanceTables.Create(dialect));
        migrationBuilder.Sql(JobTables.Create(dialect));
        migrationBuilder.Sql(AuditTables.Create(dialect));
    }
}

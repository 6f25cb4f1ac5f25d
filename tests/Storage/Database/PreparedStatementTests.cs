using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class PreparedStatementTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_that_a_newer_host_has_changed_is_read_on()
    {
        for (var use = 0; use < 20; use++)
            Assert.Equal(3, await ColumnsOfAuditHeadAsync());
        await using (var newer = database.NewHost(database.ConnectionString))
            await newer.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Database.ExecuteSqlAsync($"ALTER TABLE audit_head ADD COLUMN later integer", Token));
        Assert.Equal(4, await ColumnsOfAuditHeadAsync());
    }

    private Task<int> ColumnsOfAuditHeadAsync() => database.Services.InUnitAsync(async s =>
    {
        var (columns, statements) = (0, new Statements(s.GetRequiredService<WorkflowCrmDbContext>()));
        statements.AddRow($"SELECT * FROM audit_head", row => columns = row!.FieldCount);
        await statements.ExecuteAsync(Token);
        return columns;
    });
}

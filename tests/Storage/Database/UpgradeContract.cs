using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public abstract class UpgradeContract(TestDatabase database)
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TestDatabase Database { get; } = database;

    [Fact]
    public async Task Hosts_that_start_at_once_upgrade_one_after_the_other()
    {
        var connectionString = await Database.CreateAsync();
        var hosts = Enumerable.Range(0, 4).Select(_ => Database.NewHost(connectionString)).ToList();
        await Task.WhenAll(hosts.Select(h => h.GetRequiredService<DatabaseUpgrade>().RunAsync(Token)));
        foreach (var host in hosts)
        {
            Assert.True(await host.GetRequiredService<DatabaseUpgrade>().IsCompleteAsync(Token));
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var applied = await AppliedAsync();
        await Database.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(Token);
        Assert.NotEmpty(applied);
        Assert.Equal(applied, await AppliedAsync());
        Assert.Equal(applied.Distinct(), applied);
    }

    [Fact]
    public async Task An_upgrade_that_failed_half_way_is_repeated_as_a_whole()
    {
        var connectionString = await Database.CreateAsync();
        var faults = new FaultInjector();
        await using (var failing = Database.NewHost(connectionString, options => options.AddInterceptors(faults)))
        {
            faults.FailAtText("CREATE TABLE mails");
            await Assert.ThrowsAsync<InjectedFaultException>(() => failing.GetRequiredService<DatabaseUpgrade>().RunAsync(Token));
        }

        await using var host = Database.NewHost(connectionString);
        await host.GetRequiredService<DatabaseUpgrade>().RunAsync(Token);
        Assert.True(await host.GetRequiredService<DatabaseUpgrade>().IsCompleteAsync(Token));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using var host = Database.NewHost(await Database.CreateAsync());
        var upgrade = host.GetRequiredService<DatabaseUpgrade>();
        await upgrade.RunAsync(Token);
        await host.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Database.ExecuteSqlAsync(
            $"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('20991231000000_Future', '99')""", Token));
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => upgrade.RunAsync(Token));
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    private Task<List<string>> AppliedAsync() => Database.Services.InScopeAsync(async s =>
        (await s.GetRequiredService<WorkflowCrmDbContext>().Database.GetAppliedMigrationsAsync(Token)).ToList());
}

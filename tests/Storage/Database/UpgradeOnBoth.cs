using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class UpgradeOnSqlite(SqliteDatabase database) : UpgradeContract(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task A_lock_that_a_killed_upgrade_left_behind_blocks_nobody()
    {
        await using var host = Database.NewHost(await Database.CreateAsync());
        await host.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Database.ExecuteSqlAsync(
            $"""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-25 01:00:00');
            """,
            Token));
        await host.GetRequiredService<DatabaseUpgrade>().RunAsync(Token);
        Assert.True(await host.GetRequiredService<DatabaseUpgrade>().IsCompleteAsync(Token));
    }

    [Fact]
    public async Task A_commit_is_durable_and_readers_do_not_wait() => await Database.Services.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<WorkflowCrmDbContext>().Database;
        await db.OpenConnectionAsync(Token);
        Assert.Equal("wal", await PragmaAsync<string>(db, "journal_mode"));
        Assert.Equal(2, await PragmaAsync<long>(db, "synchronous"));
        Assert.Equal(1, await PragmaAsync<long>(db, "foreign_keys"));
    });

    private static async Task<T> PragmaAsync<T>(Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade db, string name)
    {
        await using var command = db.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return (T)(await command.ExecuteScalarAsync(Token))!;
    }
}

public sealed class UpgradeOnPostgres(PostgresDatabase database) : UpgradeContract(database), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_database_that_is_missing_is_created()
    {
        var missing = new NpgsqlConnectionStringBuilder(await Database.CreateAsync());
        missing.Database += "_missing";
        await using (var host = Database.NewHost(missing.ToString()))
        {
            await host.GetRequiredService<DatabaseUpgrade>().RunAsync(Token);
            Assert.True(await host.GetRequiredService<DatabaseUpgrade>().IsCompleteAsync(Token));
            await host.InScopeAsync(s => s.GetRequiredService<WorkflowCrmDbContext>().Database.EnsureDeletedAsync(Token));
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class NodeLockTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_one_node_has_the_work_and_another_gets_it_when_it_is_given_back()
    {
        var connectionString = await database.CreateAsync();
        await using var one = database.NewHost(connectionString);
        await using var two = database.NewHost(connectionString);
        var held = await Locks(one).TryTakeAsync("reading", Token);
        Assert.NotNull(held);
        Assert.Null(await Locks(two).TryTakeAsync("reading", Token));
        await using (var other = await Locks(two).TryTakeAsync("something else", Token))
            Assert.NotNull(other);
        await held.DisposeAsync();
        await using var handedOn = await Locks(two).TryTakeAsync("reading", Token);
        Assert.NotNull(handedOn);
        Assert.Null(await Locks(one).TryTakeAsync("reading", Token));
    }

    [Fact]
    public async Task A_node_whose_connection_is_gone_learns_that_it_has_lost_the_work()
    {
        var connectionString = await database.CreateAsync();
        await using var one = database.NewHost(connectionString);
        await using var two = database.NewHost(connectionString);
        await using var held = await Locks(one).TryTakeAsync("reading", Token);
        var lost = new TaskCompletionSource();
        await using var heard = held!.Lost.Register(() => lost.TrySetResult());
        await using (var command = two.GetRequiredService<NpgsqlDataSource>().CreateCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"))
            await command.ExecuteNonQueryAsync(Token);
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        await using var taken = await Locks(two).TryTakeAsync("reading", Token);
        Assert.NotNull(taken);
    }

    private static NodeLocks Locks(ServiceProvider node) => node.GetRequiredService<NodeLocks>();
}

public sealed class NodeLockOnSqliteTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task The_only_node_always_may()
    {
        await using var held = await database.Services.GetRequiredService<NodeLocks>().TryTakeAsync("reading", TestContext.Current.CancellationToken);
        Assert.False(held!.Lost.IsCancellationRequested);
    }
}

using Npgsql;

namespace WorkflowCrm.Storage.Database;

/// <summary>This node has the work until it gives it back, or until the database does not hear of it any more: then another node may take it.</summary>
public sealed class NodeLock : IAsyncDisposable
{
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(5);

    private readonly NpgsqlConnection? _connection;
    private readonly string _name;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _given = new();
    private readonly Task _watch;

    internal NodeLock(NpgsqlConnection? connection, string name)
    {
        (_connection, _name) = (connection, name);
        _watch = connection is null ? Task.CompletedTask : WatchAsync(connection);
    }

    /// <summary>Is cancelled when the connection that holds the lock is gone.</summary>
    public CancellationToken Lost => _lost.Token;

    public async ValueTask DisposeAsync()
    {
        await _given.CancelAsync();
        await _watch;
        if (_connection is not null)
        {
            await ReleaseAsync(_connection);
            await _connection.DisposeAsync();
        }

        _given.Dispose();
        _lost.Dispose();
    }

    private async Task WatchAsync(NpgsqlConnection connection)
    {
        try
        {
            while (true)
            {
                await Task.Delay(s_beat, _given.Token);
                await using var beat = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = 10 };
                await beat.ExecuteScalarAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            await _lost.CancelAsync();
        }
    }

    private async Task ReleaseAsync(NpgsqlConnection connection)
    {
        try
        {
            // The connection goes back to its pool and would keep the lock.
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock(hashtextextended(@name, 0))", connection) { Parameters = { new("name", NodeLocks.Key(_name)) } };
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // It is broken, and the lock gone with it.
        }
    }
}

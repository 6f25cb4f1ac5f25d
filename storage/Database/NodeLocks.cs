using Npgsql;

namespace WorkflowCrm.Storage.Database;

/// <summary>Work that only one node may do at a time. On SQLite there is one node only, and it always may.</summary>
public sealed class NodeLocks
{
    private readonly NpgsqlDataSource? _source;

    internal NodeLocks(NpgsqlDataSource? source) => _source = source;

    /// <summary>Takes the work for this node; null when another node has it.</summary>
    /// <param name="name">The work.</param>
    public async Task<NodeLock?> TryTakeAsync(string name, CancellationToken cancellationToken)
    {
        if (_source is null)
            return new NodeLock(null, name);
        var connection = await _source.OpenConnectionAsync(cancellationToken);
        try
        {
            // A session's lock: the server releases it when the holder dies.
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended(@name, 0))", connection) { Parameters = { new("name", Key(name)) } };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return new NodeLock(connection, name);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    internal static string Key(string name) => "node/" + name;
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace WorkflowCrm.Bench.Databases;

/// <summary>An empty database of its own for one section.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly string? _server;
    private readonly string _name;

    private BenchDatabase(string kind, string folder, string connectionString, string? server, string name) =>
        (Kind, Folder, ConnectionString, _server, _name) = (kind, folder, connectionString, server, name);

    public string Kind { get; }

    /// <summary>The data directory of the host.</summary>
    public string Folder { get; }

    public string ConnectionString { get; }

    public bool IsPostgres => _server is not null;

    public static BenchDatabase Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("workflowcrm-bench-").FullName;
        return new BenchDatabase("SQLite", folder, $"Data Source={Path.Combine(folder, "bench.db")}", null, "");
    }

    public static async Task<BenchDatabase> PostgresAsync(string server, string name)
    {
        await RunAsync(new NpgsqlConnection(server), $"CREATE DATABASE {name}");
        var connectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        return new BenchDatabase("PostgreSQL", Directory.CreateTempSubdirectory("workflowcrm-bench-").FullName, connectionString, server, name);
    }

    /// <summary>How many rows it wrote.</summary>
    public Task<int> ExecuteAsync(string sql) =>
        RunAsync(IsPostgres ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(ConnectionString), sql);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await RunAsync(new NpgsqlConnection(_server), $"DROP DATABASE {_name} WITH (FORCE)");
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<int> RunAsync(DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 1800;
#pragma warning disable CA2100 // The statements are this program's own.
            command.CommandText = sql;
#pragma warning restore CA2100
            return await command.ExecuteNonQueryAsync();
        }
    }
}

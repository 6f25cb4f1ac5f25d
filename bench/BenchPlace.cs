using Npgsql;

namespace WorkflowCrm.Bench;

/// <summary>A database to measure on: a data directory of its own and, for PostgreSQL, a database of its own.</summary>
internal sealed class BenchPlace(string name, string? server) : IAsyncDisposable
{
    private const string ServerSetting = "WORKFLOWCRM_TEST_POSTGRES";

    private string? _database;

    public string Name => name;

    public bool IsPostgres => server is not null;

    public string DataDirectory { get; private set; } = "";

    public string ConnectionString { get; private set; } = "";

    public static IEnumerable<BenchPlace> Available()
    {
        yield return new BenchPlace("SQLite", null);
        if (Environment.GetEnvironmentVariable(ServerSetting) is { Length: > 0 } server)
            yield return new BenchPlace("PostgreSQL", server);
        else
            Console.WriteLine($"PostgreSQL is left out: {ServerSetting} names no server (bash tests/run.sh --bench starts one).");
    }

    /// <summary>An empty directory and an empty database.</summary>
    public async Task CleanAsync()
    {
        await DisposeAsync();
        DataDirectory = Directory.CreateTempSubdirectory("workflowcrm-bench-").FullName;
        if (server is null)
        {
            ConnectionString = $"Data Source={Path.Combine(DataDirectory, "workflowcrm.db")}";
            return;
        }

        _database = "bench_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"CREATE DATABASE {_database}");
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = _database }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (DataDirectory.Length > 0)
            Directory.Delete(DataDirectory, recursive: true);
        DataDirectory = "";
        if (_database is not null)
            await ExecuteAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        _database = null;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

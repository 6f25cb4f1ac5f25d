using Npgsql;

namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>An empty database of its own for one running program.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string ServerSetting = "WORKFLOWCRM_TEST_POSTGRES";

    private readonly string? _name;

    private TestDatabase(string? connectionString, string? name) => (ConnectionString, _name) = (connectionString, name);

    /// <summary>Null for the program's own default, the SQLite file in its data directory.</summary>
    public string? ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(string kind)
    {
        if (kind == Databases.Sqlite)
            return new TestDatabase(null, null);
        var name = "e2e_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new TestDatabase(new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_name is not null)
            await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static string Server => Environment.GetEnvironmentVariable(ServerSetting) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"{ServerSetting} is not set: run the tests with `bash tests/run.sh`, which starts a PostgreSQL of its own.");

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

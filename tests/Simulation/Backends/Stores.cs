using Microsoft.Data.Sqlite;
using Npgsql;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>Opens empty stores by their names on the command line.</summary>
internal static class Stores
{
    public static async Task<IBackend> OpenAsync(string store, PostgresServer? postgres) => store switch
    {
        "memory" => new MemoryBackend(),
        "sqlite" => await SqliteAsync(),
        "postgres" => await PostgresAsync(await postgres!.AdminConnectionStringAsync()),
        _ => throw new ArgumentException($"There is no store '{store}': memory, sqlite or postgres."),
    };

    private static async Task<IBackend> SqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("workflowcrm-simulation-").FullName;
        var connectionString = $"Data Source={Path.Combine(folder, "simulation.db")}";
        return await DatabaseBackend.OpenAsync(connectionString, () =>
        {
            using (var connection = new SqliteConnection(connectionString))
                SqliteConnection.ClearPool(connection);
            Directory.Delete(folder, recursive: true);
            return default;
        });
    }

    private static async Task<IBackend> PostgresAsync(string admin)
    {
        var name = $"workflowcrm_simulation_{Guid.NewGuid():n}";
        await ExecuteAsync(admin, $"CREATE DATABASE {name}");
        var connectionString = new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 5 }.ToString();
        return await DatabaseBackend.OpenAsync(connectionString, async () => await ExecuteAsync(admin, $"DROP DATABASE {name} WITH (FORCE)"));
    }

    private static async Task ExecuteAsync(string admin, string sql)
    {
        await using var source = NpgsqlDataSource.Create(admin);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

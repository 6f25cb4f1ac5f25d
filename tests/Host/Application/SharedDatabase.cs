using Microsoft.AspNetCore.Builder;
using Npgsql;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Host.Tests.Application;

/// <summary>An empty PostgreSQL database that several programs may share; dropped at the end.</summary>
public sealed class SharedDatabase : IAsyncDisposable
{
    private readonly string _admin;
    private readonly string _name;

    private SharedDatabase(string admin, string name) => (_admin, _name) = (admin, name);

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_admin) { Database = _name, MaxPoolSize = 20 }.ToString();

    public static async Task<SharedDatabase> CreateAsync(PostgresServer server)
    {
        var database = new SharedDatabase(await server.AdminConnectionStringAsync(), $"workflowcrm_host_{Guid.NewGuid():n}");
        await database.ExecuteAsync($"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>Settings of a program on this database.</summary>
    public Action<WebApplicationBuilder> With(Action<WebApplicationBuilder>? more = null) => builder =>
    {
        builder.Configuration["ConnectionStrings:WorkflowCrm"] = ConnectionString;
        more?.Invoke(builder);
    };

    public async Task<long> CountAsync(string table)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"SELECT count(*) FROM {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
        NpgsqlConnection.ClearAllPools();
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_admin);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

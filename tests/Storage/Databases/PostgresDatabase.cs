using Npgsql;

namespace WorkflowCrm.Storage.Tests.Databases;

public sealed class PostgresDatabase(PostgresServer server) : TestDatabase
{
    private readonly List<string> _names = [];

    public override bool IsPostgres => true;

    public override async Task<string> CreateAsync()
    {
        var name = $"workflowcrm_test_{Guid.NewGuid():n}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        _names.Add(name);
        return new NpgsqlConnectionStringBuilder(await server.AdminConnectionStringAsync()) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var name in _names)
            await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(await server.AdminConnectionStringAsync());
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

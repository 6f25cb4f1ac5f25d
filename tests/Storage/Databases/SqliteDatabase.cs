using Microsoft.Data.Sqlite;

namespace WorkflowCrm.Storage.Tests.Databases;

public sealed class SqliteDatabase : TestDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workflowcrm-storage-").FullName;

    public override bool IsPostgres => false;

    public override Task<string> CreateAsync() => Task.FromResult($"Data Source={Path.Combine(_folder, Path.GetRandomFileName())}.db");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace WorkflowCrm.Storage.Database;

/// <summary>Brings the database to the program's version at start-up. Hosts that start at once wait for each other; a killed upgrade blocks nobody.</summary>
public sealed class DatabaseUpgrade
{
    private const long PostgresLock = 0x5743_524D_0001;

    private readonly IServiceScopeFactory _scopes;

    internal DatabaseUpgrade(IServiceScopeFactory scopes) => _scopes = scopes;

    /// <summary>Creates the database if it is missing and applies the migrations that it lacks.</summary>
    /// <exception cref="InvalidOperationException">A newer version of the program has upgraded the database already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowCrmDbContext>();
        if (db.IsPostgres)
            await RunOnPostgresAsync(db, scope.ServiceProvider.GetRequiredService<NpgsqlDataSource>(), cancellationToken);
        else
            await RunOnSqliteAsync(db, cancellationToken);
    }

    /// <summary>Whether no migration is lacking, for the health check.</summary>
    public async Task<bool> IsCompleteAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowCrmDbContext>();
        return !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any();
    }

    private static async Task RunOnPostgresAsync(WorkflowCrmDbContext db, NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await CreateOnPostgresAsync(db, cancellationToken);
        // A session's lock: the server releases it when the holder dies.
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection) { CommandTimeout = 0, Parameters = { new("key", PostgresLock) } };
        await command.ExecuteNonQueryAsync(cancellationToken);
        try
        {
            await MigrateAsync(db, cancellationToken);
        }
        finally
        {
            command.CommandText = "SELECT pg_advisory_unlock(@key)";
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
    }

    private static async Task MigrateAsync(WorkflowCrmDbContext db, CancellationToken cancellationToken)
    {
        var unknown = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(db.Database.GetMigrations()).FirstOrDefault();
        if (unknown is not null)
            throw new InvalidOperationException($"The database belongs to a newer version of WorkflowCrm (migration {unknown}). Start that version, or restore a backup from before it.");
        await db.Database.MigrateAsync(cancellationToken);
    }

    private static async Task CreateOnPostgresAsync(WorkflowCrmDbContext db, CancellationToken cancellationToken)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(cancellationToken))
            return;
        try
        {
            await creator.CreateAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another host has just created it.
        }
    }

    private static async Task RunOnSqliteAsync(WorkflowCrmDbContext db, CancellationToken cancellationToken)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } directory)
            Directory.CreateDirectory(directory);
        using var held = await HoldAsync(file + ".upgrade", cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA journal_mode = WAL", cancellationToken);
            // The framework's own lock is a row, which a killed process leaves behind. We hold the file, so nobody else is at it.
            await db.Database.ExecuteSqlAsync($"DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            await MigrateAsync(db, cancellationToken);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Opens a file that only one process can have open; the operating system closes it when its holder dies.</summary>
    private static async Task<FileStream> HoldAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }
}

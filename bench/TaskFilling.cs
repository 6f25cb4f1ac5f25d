using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace WorkflowCrm.Bench;

/// <summary>
/// Multiplies the demo company's open requests by SQL: every copy is a request with one task, spread over all people, one in
/// ten of them open. Only the lists see them; nobody can go on with them.
/// </summary>
internal static class TaskFilling
{
    public const int Tasks = 100_000;

    public static async Task FillAsync(BenchPlace place)
    {
        await using DbConnection connection = place.IsPostgres ? new NpgsqlConnection(place.ConnectionString) : new SqliteConnection(place.ConnectionString);
        await connection.OpenAsync();
        var sql = place.IsPostgres ? Dialect.Postgres : Dialect.Sqlite;
        await CopyAsync(connection, "requests", "outcome IS NULL AND status = 'Running'", new()
        {
            ["id"] = sql.Id("n.i"),
            ["instance_id"] = sql.Id("n.i + 1000000"),
            ["number"] = "'BENCH-' || n.i",
            ["created_at"] = sql.MinutesEarlier("t.created_at"),
        });
        await CopyAsync(connection, "tasks", "state = 'Open' AND kind = 'Approval'", new()
        {
            ["id"] = sql.Id("n.i"),
            ["request_id"] = sql.Id("n.i"),
            ["instance_id"] = sql.Id("n.i + 1000000"),
            ["bookmark_id"] = sql.Id("n.i + 2000000"),
            ["request_number"] = "'BENCH-' || n.i",
            ["assignee_id"] = "(SELECT p.id FROM people p WHERE p.is_demo ORDER BY p.id LIMIT 1 OFFSET n.i % 34)",
            ["state"] = "CASE WHEN n.i % 10 = 0 THEN 'Open' ELSE 'Decided' END",
            ["created_at"] = sql.MinutesEarlier("t.created_at"),
            ["due_at"] = sql.MinutesEarlier("t.due_at"),
            ["outcome"] = "CASE WHEN n.i % 10 = 0 THEN NULL ELSE 'Approved' END",
            ["decided_by_id"] = "CASE WHEN n.i % 10 = 0 THEN NULL ELSE (SELECT p.id FROM people p WHERE p.is_demo ORDER BY p.id LIMIT 1 OFFSET n.i % 34) END",
            ["decided_at"] = $"CASE WHEN n.i % 10 = 0 THEN NULL ELSE {sql.MinutesEarlier("t.created_at")} END",
        });
        if (place.IsPostgres)
            await ExecuteAsync(connection, "ANALYZE");
        await ExpectAsync(connection);
    }

    private static async Task CopyAsync(DbConnection connection, string table, string template, Dictionary<string, string> changed)
    {
        List<string> columns = [];
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT * FROM {table} LIMIT 0";
            await using var reader = await command.ExecuteReaderAsync();
            columns.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        }

        await ExecuteAsync(connection,
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Tasks})
            INSERT INTO {table} ({string.Join(", ", columns)})
            SELECT {string.Join(", ", columns.Select(c => changed.GetValueOrDefault(c, "t." + c)))}
            FROM (SELECT * FROM {table} WHERE {template} ORDER BY id LIMIT 1) t CROSS JOIN n
            """);
    }

    private static async Task ExpectAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM tasks";
        var count = Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        if (count < Tasks)
            throw new InvalidOperationException($"Only {count} tasks are in the database.");
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What the two databases say differently.</summary>
    private sealed record Dialect(Func<string, string> Id, Func<string, string> MinutesEarlier)
    {
        public static Dialect Sqlite { get; } = new(i => $"printf('%032x', {i})", column => $"({column} - n.i * 60000000)");

        public static Dialect Postgres { get; } = new(i => $"lpad(to_hex({i}), 32, '0')", column => $"({column} - n.i * interval '1 minute')");
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using WorkflowCrm.Bench.Databases;

namespace WorkflowCrm.Bench.Storage;

/// <summary>How many small transactions the same server commits, by PostgreSQL's own pgbench.</summary>
internal sealed partial class CommitLimit(string folder, string database)
{
    private const string OneRow =
        """
        \set id random(1, 100000)
        UPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid = :id;
        """;

    private readonly NpgsqlConnectionStringBuilder _server = new(database);

    /// <summary>Makes pgbench's tables in the database.</summary>
    /// <exception cref="InvalidOperationException">pgbench is missing (it comes with Debian's postgresql package) or has failed.</exception>
    public async Task PrepareAsync()
    {
        await File.WriteAllTextAsync(Script, OneRow);
        await RunAsync("-i", "-s", "1", "-q");
    }

    /// <summary>Commits a second of a transaction that is nothing but the update of one row.</summary>
    public Task<double> UpdatesAsync(int connections, int seconds) => MeasureAsync(connections, seconds, "-f", Script);

    /// <summary>Commits a second of pgbench's simple update: BEGIN, one row updated, read and another one inserted, END.</summary>
    public Task<double> SimpleUpdatesAsync(int connections, int seconds) => MeasureAsync(connections, seconds, "-N");

    private string Script => Path.Combine(folder, "one-row.sql");

    private async Task<double> MeasureAsync(int connections, int seconds, params string[] transaction)
    {
        string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        var output = await RunAsync(["-n", "-c", Text(connections), "-j", Text(Math.Min(2, connections)), "-T", Text(seconds), .. transaction]);
        return double.Parse(Tps().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(Postgres.Binaries ?? throw new InvalidOperationException("pgbench is missing: apt-get install postgresql-15."), "pgbench");
        var start = new ProcessStartInfo(program, [.. arguments, _server.Database!]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGHOST"] = _server.Host;
        start.Environment["PGPORT"] = _server.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = _server.Username;
        if (_server.Password is { Length: > 0 } password)
            start.Environment["PGPASSWORD"] = password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"pgbench has failed: {await errors}");
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}

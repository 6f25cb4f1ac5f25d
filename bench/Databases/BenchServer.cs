using System.Globalization;
using System.Runtime.InteropServices;

namespace WorkflowCrm.Bench.Databases;

/// <summary>
/// The PostgreSQL to measure on: the one that WORKFLOWCRM_BENCH_POSTGRES names (a role that may create databases), or a
/// private one with default settings in a temporary folder, started when first asked for and stopped at the end.
/// </summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];
    private string? _connectionString;
    private string? _folder;
    private int _databases;

    /// <summary>How to reach it; null when there is none, which is said once.</summary>
    public async Task<string?> ConnectionStringAsync()
    {
        if (_connectionString is not null)
            return _connectionString.Length > 0 ? _connectionString : null;
        if (Environment.GetEnvironmentVariable("WORKFLOWCRM_BENCH_POSTGRES") is { Length: > 0 } given)
            return _connectionString = given;
        if (Postgres.Binaries is not null)
            return _connectionString = await StartAsync();
        Console.Error.WriteLine("PostgreSQL is left out: apt-get install postgresql-15, or name a server in WORKFLOWCRM_BENCH_POSTGRES (Host=…;Username=…;Database=postgres).");
        _connectionString = "";
        return null;
    }

    /// <summary>An empty database on it; null when there is no PostgreSQL.</summary>
    public async Task<BenchDatabase?> DatabaseAsync() => await ConnectionStringAsync() is { } server
        ? await BenchDatabase.PostgresAsync(server, string.Create(CultureInfo.InvariantCulture, $"workflowcrm_bench_{Environment.ProcessId}_{_databases++}"))
        : null;

    /// <summary>On an empty SQLite database, and then on an empty one of PostgreSQL, if there is one.</summary>
    public async Task OnBothAsync(Func<BenchDatabase, Task> measure)
    {
        await using (var sqlite = BenchDatabase.Sqlite())
            await measure(sqlite);
        if (await DatabaseAsync() is not { } postgres)
            return;
        await using (postgres)
            await measure(postgres);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        await StopAsync();
    }

    // What docs/operations.md advises for real use; durability is as the server has it by default.
    private const string Size = "-c shared_buffers=4GB -c wal_compression=lz4 -c max_wal_size=8GB";

    private async Task<string> StartAsync()
    {
        _folder = Directory.CreateTempSubdirectory("workflowcrm-bench-postgres-").FullName;
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            _signals.Add(PosixSignalRegistration.Create(signal, _ => StopAsync().GetAwaiter().GetResult())); // then the program ends as the signal wants
        if (Environment.UserName == "root")
            await Postgres.RunAsync("chown", "postgres", _folder);
        var data = Path.Combine(_folder, "data");
        var port = Postgres.FreePort();
        await Postgres.ServeAsync("initdb", "-D", data, "-A", "trust", "-U", "workflowcrm", "-E", "UTF8", "--locale=C.UTF-8");
        var options = $"-c listen_addresses=127.0.0.1 -c port={port.ToString(CultureInfo.InvariantCulture)} -c unix_socket_directories='' {Size}";
        await Postgres.ServeAsync("pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o", options, "start");
        return $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=workflowcrm;Database=postgres";
    }

    private async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _folder, null) is not { } folder)
            return;
        var data = Path.Combine(folder, "data");
        if (File.Exists(Path.Combine(data, "postmaster.pid")))
            await Postgres.ServeAsync("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }
}

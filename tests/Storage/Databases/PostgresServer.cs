using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using WorkflowCrm.Storage.Tests.Databases;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace WorkflowCrm.Storage.Tests.Databases;

/// <summary>
/// The PostgreSQL for the tests: the one that WORKFLOWCRM_TEST_POSTGRES names, or a private one in a temporary folder on a
/// free port of the loopback interface, started by the first test that needs it and stopped after the last.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";

    private readonly Lazy<Task<string>> _connectionString;
    private string? _folder;

    public PostgresServer() => _connectionString = new(StartAsync);

    /// <summary>To a role that may create databases.</summary>
    public Task<string> AdminConnectionStringAsync() => _connectionString.Value;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
            return;
        await RunAsync($"{Binaries}/pg_ctl", "-D", Path.Combine(_folder, "data"), "-m", "immediate", "-w", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("WORKFLOWCRM_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        if (!File.Exists($"{Binaries}/initdb"))
            throw new InvalidOperationException("PostgreSQL 15 is missing: apt-get install postgresql-15, or name a server in WORKFLOWCRM_TEST_POSTGRES.");
        _folder = Directory.CreateTempSubdirectory("workflowcrm-postgres-").FullName;
        if (Environment.UserName == "root")
            await ExecuteAsync("chown", "postgres", _folder);
        var data = Path.Combine(_folder, "data");
        var port = FreePort();
        await RunAsync($"{Binaries}/initdb", "-D", data, "-A", "trust", "-U", "workflowcrm", "--no-sync", "-E", "UTF8");
        await RunAsync(
            $"{Binaries}/pg_ctl", "-D", data, "-w", "-l", Path.Combine(_folder, "log"),
            "-o", $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync=off -c max_connections=200", "start");
        return $"Host=127.0.0.1;Port={port};Username=workflowcrm;Database=postgres;Include Error Detail=true";
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Task RunAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? ExecuteAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : ExecuteAsync(program, arguments);

    private static async Task ExecuteAsync(string program, params string[] arguments)
    {
        // Its output goes to nobody: the server would inherit the pipe and keep it open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

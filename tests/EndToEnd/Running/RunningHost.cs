using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>The real program as a process of its own, on a free port, in Development, with its own data directory and database.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    /// <summary>A Wednesday far from holidays.</summary>
    public const string PlainWeek = "2026-11-25";

    private const int Terminate = 15;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly TestDatabase _database;
    private readonly Dictionary<string, string> _settings;
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    private RunningHost(TestDatabase database, string dataDirectory, Uri address, Dictionary<string, string> settings) =>
        (_database, DataDirectory, Address, _settings) = (database, dataDirectory, address, settings);

    public Uri Address { get; }

    public string DataDirectory { get; }

    /// <summary>Null for the SQLite file in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString => _database.ConnectionString;

    /// <summary>Where mails to the company arrive, if the program reads them.</summary>
    public string Maildir => Path.Combine(DataDirectory, "mailbox");

    /// <summary>What the program has printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="database">One of <see cref="Databases"/>.</param>
    /// <param name="demoDay">D0; a plain week far from holidays when not given.</param>
    public static async Task<RunningHost> StartAsync(string database, string demoDay = PlainWeek, params (string Name, string Value)[] settings)
    {
        var host = await PrepareAsync(database, demoDay, settings);
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>The same with a mailbox: the company's mail server delivers into <see cref="Maildir"/> and vouches for senders.</summary>
    public static async Task<RunningHost> StartWithMailboxAsync(string database)
    {
        var host = await PrepareAsync(database, PlainWeek, [("Mail__Mailbox", "workflow@tuofan.example"), ("Mail__AuthservId", "mx.tuofan.example")]);
        foreach (var folder in new[] { "new", "cur", "tmp" })
            Directory.CreateDirectory(Path.Combine(host.Maildir, folder));
        host._settings["Mail__Maildir__Path"] = host.Maildir;
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts the program for the first time and kills it when it has written so many mails of the demo company's past.</summary>
    public static async Task<RunningHost> KilledWhileLoadingAsync(string database, int mails)
    {
        var host = await PrepareAsync(database, PlainWeek, []);
        host.Launch();
        var folder = Path.Combine(host.DataDirectory, "mail");
        var waited = Stopwatch.StartNew();
        while (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.eml").Length < mails)
        {
            if (host._process!.HasExited || waited.Elapsed > StartLimit)
                throw new InvalidOperationException($"The program does not load the demo company.\n{host.Output}");
            await Task.Delay(5);
        }

        host.Kill();
        return host;
    }

    /// <summary>Starts the stopped or killed program on the same data and waits until it is ready.</summary>
    public async Task StartAgainAsync()
    {
        Launch();
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync(client))
        {
            if (_process!.HasExited || waited.Elapsed > StartLimit)
                throw new InvalidOperationException($"The program did not become ready within {StartLimit.TotalSeconds} s.\n{Output}");
            await Task.Delay(50);
        }
    }

    /// <summary>Ends the program at once, as a power cut would (kill -9).</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks the program to end and waits for it.</summary>
    public async Task StopAsync()
    {
        if (_process is null or { HasExited: true })
            return;
        _ = SendSignal(_process.Id, Terminate);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            Kill();
        _process?.Dispose();
        await _database.DisposeAsync();
        Directory.Delete(DataDirectory, recursive: true);
    }

    private static async Task<RunningHost> PrepareAsync(string database, string demoDay, (string Name, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("workflowcrm-e2e-").FullName;
        var host = new RunningHost(
            await TestDatabase.CreateAsync(database), data, new Uri($"http://127.0.0.1:{FreePort()}/"), settings.ToDictionary(s => s.Name, s => s.Value));
        host._settings["Demo__Day"] = demoDay;
        return host;
    }

    private void Launch()
    {
        _process?.Dispose();
        var start = new ProcessStartInfo("dotnet", [HostFiles.Program])
        {
            WorkingDirectory = HostFiles.Project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList())
            start.Environment.Remove(name);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        start.Environment["Data__Directory"] = DataDirectory;
        if (_database.ConnectionString is { } connection)
            start.Environment["ConnectionStrings__WorkflowCrm"] = connection;
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    // What the machine has set for other programs must not change what is tested.
    private static bool IsForeign(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal)
        || name.StartsWith("Demo__", StringComparison.Ordinal) || name.StartsWith("Data__", StringComparison.Ordinal)
        || name.StartsWith("ConnectionStrings__", StringComparison.Ordinal) || name.StartsWith("Mail__", StringComparison.Ordinal);

    private void Keep(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        while (_output.Count > 2_000)
            _output.TryDequeue(out _);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);
}

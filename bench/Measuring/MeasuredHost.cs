using System.Diagnostics;
using WorkflowCrm.Bench.Databases;

namespace WorkflowCrm.Bench.Measuring;

/// <summary>The Release build of the host as a process of its own.</summary>
internal sealed class MeasuredHost : IAsyncDisposable
{
    private readonly Process _process;

    private MeasuredHost(Process process, Uri address, TimeSpan firstPage) => (_process, Address, FirstPage) = (process, address, firstPage);

    public Uri Address { get; }

    /// <summary>From the start of the process to the first page in the hands of a browser.</summary>
    public TimeSpan FirstPage { get; }

    public static async Task<MeasuredHost> StartAsync(BenchDatabase database)
    {
        var project = Path.Combine(Repository(), "host");
        var address = new Uri($"http://127.0.0.1:{Postgres.FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(project, "bin", "Release", "net10.0", "WorkflowCrm.Host.dll")])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Data__Directory"] = database.Folder;
        start.Environment["ConnectionStrings__WorkflowCrm"] = database.ConnectionString;
        start.Environment["Demo__Day"] = "2026-11-25";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilItAnswersAsync(process, address, "sign-in");
        return new MeasuredHost(process, address, watch.Elapsed);
    }

    /// <summary>Waits until everything that is loaded at the start is there.</summary>
    public Task UntilReadyAsync() => UntilItAnswersAsync(_process, Address, "health/ready");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task UntilItAnswersAsync(Process process, Uri address, string path)
    {
        var watch = Stopwatch.StartNew();
        using var client = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(client, path))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(2))
                throw new InvalidOperationException("The host did not start.");
            await Task.Delay(20);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "WorkflowCrm.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run this from inside the repository.");
        return folder.FullName;
    }
}

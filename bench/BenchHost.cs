using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;

namespace WorkflowCrm.Bench;

/// <summary>The program, built as this benchmark is, as a process of its own.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private readonly Process _process;

    private BenchHost(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>From the start of the process to the last byte of the first page.</summary>
    public TimeSpan FirstPageAfter { get; private set; }

    public static async Task<BenchHost> StartAsync(BenchPlace place)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(HostProject(), "bin", Configuration, "net10.0", "WorkflowCrm.Host.dll")])
        {
            WorkingDirectory = HostProject(),
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Data__Directory"] = place.DataDirectory;
        start.Environment["ConnectionStrings__WorkflowCrm"] = place.ConnectionString;
        start.Environment["Demo__Day"] = "2026-11-25";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var host = new BenchHost(process, address);
        await host.WaitForPageAsync();
        host.FirstPageAfter = watch.Elapsed;
        return host;
    }

    public async Task<HttpClient> SignInAsync(string login)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("api/session", new { userName = login, password = "demo" });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitForPageAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("sign-in", UriKind.Relative));
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsStringAsync();
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited)
            {
                await Task.Delay(10);
            }
        }
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string HostProject()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "WorkflowCrm.sln")))
                return Path.Combine(directory.FullName, "host");
        }

        throw new InvalidOperationException("The benchmark runs from inside the repository.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WorkflowCrm.Bench.Databases;

/// <summary>Programs of the PostgreSQL that Debian installs.</summary>
internal static class Postgres
{
    private const string Root = "/usr/lib/postgresql";

    /// <summary>The folder of the newest version's programs; null when none is installed.</summary>
    public static string? Binaries { get; } = !Directory.Exists(Root) ? null : Directory.GetDirectories(Root)
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin")).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    /// <summary>Runs a program as the user postgres if this is root, because the server refuses to run as root.</summary>
    public static Task ServeAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", Path.Combine(Binaries!, program), .. arguments])
        : RunAsync(Path.Combine(Binaries!, program), arguments);

    /// <exception cref="InvalidOperationException">The program has failed.</exception>
    public static async Task RunAsync(string program, params string[] arguments)
    {
        // Its output goes to nobody: a server would inherit the pipe and keep it open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

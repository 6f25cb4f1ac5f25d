using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit.v3;

namespace WorkflowCrm.EndToEnd.Tests.Running;

/// <summary>
/// Ends a test that waits for something that never comes. Not every call to a browser has a limit of its own, and a run that hangs tells
/// nobody which test it was. First the browser is taken away, so that the test fails where it waits and the others go on; if that
/// does not free it, the run ends with the test's name.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class NoTestHangsAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(1);
    private static CancellationTokenSource? s_running;

    // Several times what the slowest takes on two busy cores.
    private static TimeSpan Limit => TimeSpan.FromMinutes(Campaign.Of(6));

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        var running = new CancellationTokenSource();
        s_running = running;
        _ = WatchAsync(test.TestDisplayName, running.Token);
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        s_running?.Cancel();
        s_running?.Dispose();
        s_running = null;
    }

    private static async Task WatchAsync(string test, CancellationToken ended)
    {
        try
        {
            await Task.Delay(Limit, ended);
            Console.Error.WriteLine($"{test} hangs for {Limit.TotalMinutes} minutes: its browser is ended.");
            foreach (var driver in Drivers())
                driver.Kill(entireProcessTree: true);
            await Task.Delay(s_grace, ended);
            Environment.FailFast($"{test} hangs, and not in its browser.");
        }
        catch (OperationCanceledException)
        {
            // It has ended.
        }
    }

    /// <summary>The processes of Playwright through which this one speaks to browsers.</summary>
    private static IEnumerable<Process> Drivers() =>
        Process.GetProcesses().Where(process => ParentOf(process.Id) == Environment.ProcessId && Read(process.Id, "cmdline").Contains(".playwright", StringComparison.Ordinal));

    private static int ParentOf(int process)
    {
        var stat = Read(process, "stat");
        return stat.Length == 0 ? 0 : int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return ""; // it has just ended
        }
    }
}

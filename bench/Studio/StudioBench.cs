using Microsoft.Playwright;
using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Studio;

/// <summary>
/// How long a process owner waits for the editor of a long process, with everything in the browser's cache: once with the page loaded anew,
/// once from the list that is open, in turn, so that both have the machine's same moments.
/// </summary>
internal static class StudioBench
{
    private const int Rounds = 9;
    private const int WarmUp = 2;

    public static async Task RunAsync(Table table)
    {
        if (ChromiumProgram() is not { } chromium)
        {
            table.Note("chromium", "The Studio is left out: apt-get install chromium, or name the program in WORKFLOWCRM_BENCH_CHROMIUM.");
            return;
        }

        await using var database = BenchDatabase.Sqlite();
        await using var host = await MeasuredHost.StartAsync(database);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var owner = await StudioReader.SignInAsync(browser, host.Address);

        var (loaded, exchanged, list, counted) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var (load, back, open, count) = (await owner.LoadsEditorAsync(), await owner.GoesToListAsync(), await owner.OpensFromListAsync(), await owner.CountsAsync());
            if (round < 0)
                continue;
            loaded.Add(load);
            list.Add(back);
            exchanged.Add(open);
            counted.Add(count);
        }

        var limit = counted.Median();
        Write(table, "a loop of 100 million additions in that browser (the limit)", counted, null);
        Write(table, "editor, page loaded anew (the Studio starts)", loaded, limit);
        Write(table, "… from the list of processes (the Studio runs)", exchanged, limit);
        Write(table, "list, from the editor (the Studio runs)", list, limit);
        table.Note("chromium", $"fastest and slowest of {Rounds}: loaded {Span(loaded)}, from the list {Span(exchanged)} ms; load of the last minute: {Table.Load() ?? "unknown"}");
    }

    private static string? ChromiumProgram() =>
        new[] { Environment.GetEnvironmentVariable("WORKFLOWCRM_BENCH_CHROMIUM"), "/usr/bin/chromium" }.FirstOrDefault(path => File.Exists(path));

    private static string Span(List<double> times) => FormattableString.Invariant($"{times.Min():0} to {times.Max():0}");

    private static void Write(Table table, string what, List<double> times, double? limit) =>
        table.Row("chromium", what, times.Median(), "ms", limit is { } l ? FormattableString.Invariant($"{times.Median() / l:0.0} × the limit") : "");
}

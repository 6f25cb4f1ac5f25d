using System.Diagnostics;

namespace WorkflowCrm.Bench;

/// <summary>How long the inbox takes to answer, as API and as page, while many tasks are in the database.</summary>
internal static class Inbox
{
    private const int Calls = 200;
    private const int WarmUp = 50;
    private const string Reader = "lin.zhiyuan";

    public static async Task MeasureAsync(BenchPlace place, int runs, ResultTable table)
    {
        await place.CleanAsync();
        await using (await BenchHost.StartAsync(place))
        {
            // The demo company has been loaded; the tasks are multiplied while nobody runs.
        }

        await TaskFilling.FillAsync(place);
        List<double> api = [], page = [];
        for (var run = 0; run < runs; run++)
        {
            await using var host = await BenchHost.StartAsync(place);
            using var client = await host.SignInAsync(Reader);
            api.Add(await MedianOfAsync(client, "api/tasks"));
            page.Add(await MedianOfAsync(client, "tasks"));
        }

        await place.DisposeAsync();
        table.Add($"GET /api/tasks, {TaskFilling.Tasks:N0} tasks, median of {Calls} calls", place.Name, api, "< 20 ms");
        table.Add($"GET /tasks (page), {TaskFilling.Tasks:N0} tasks, median of {Calls} calls", place.Name, page, "< 20 ms");
    }

    private static async Task<double> MedianOfAsync(HttpClient client, string path)
    {
        for (var i = 0; i < WarmUp; i++)
            await CallAsync(client, path);
        List<double> times = [];
        for (var i = 0; i < Calls; i++)
            times.Add(await CallAsync(client, path));
        return Statistics.Median(times);
    }

    private static async Task<double> CallAsync(HttpClient client, string path)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return watch.Elapsed.TotalMilliseconds;
    }
}

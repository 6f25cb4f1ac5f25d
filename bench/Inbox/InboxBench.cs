using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Inbox;

/// <summary>How long the start takes, and the inbox among 100 000 tasks.</summary>
internal static class InboxBench
{
    private const int Calls = 200;
    private const int Runs = 3;

    public static async Task RunAsync(Table table, BenchServer server)
    {
        foreach (var database in await server.BothAsync())
        {
            await using (database)
                await RunAsync(table, database);
        }
    }

    private static async Task RunAsync(Table table, BenchDatabase database)
    {
        await using (var first = await MeasuredHost.StartAsync(database))
            Write(table, database, "first page, empty database (loads the demo company)", first.FirstPage.TotalMilliseconds);
        await ManyTasks.AddAsync(database);
        await using var host = await MeasuredHost.StartAsync(database);
        Write(table, database, "first page, database in place", host.FirstPage.TotalMilliseconds);

        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        using var signIn = await client.PostAsJsonAsync(new Uri("api/session", UriKind.Relative), new { userName = "meng.fan", password = "demo" });
        signIn.EnsureSuccessStatusCode();

        var limit = await MedianAsync(client, "health/live");
        Write(table, database, "GET /health/live (the machine's limit)", limit);
        foreach (var path in new[] { "api/tasks", "api/tasks?page=20", "tasks", "api/requests?scope=mine" })
            Write(table, database, $"GET /{path}", await MedianAsync(client, path), limit);
    }

    /// <summary>The median of the medians of several runs.</summary>
    private static async Task<double> MedianAsync(HttpClient client, string path)
    {
        var medians = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var times = new List<double>(Calls);
            for (var call = -20; call < Calls; call++) // the first ones warm up
            {
                var watch = Stopwatch.StartNew();
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                if (call >= 0)
                    times.Add(watch.Elapsed.TotalMilliseconds);
                answer.EnsureSuccessStatusCode();
            }

            medians.Add(times.Median());
        }

        return medians.Median();
    }

    private static void Write(Table table, BenchDatabase database, string what, double milliseconds, double? limit = null) =>
        table.Row(database.Kind, what, milliseconds, "ms", limit is { } l ? FormattableString.Invariant($"{milliseconds / l:0.0} × the limit") : "");
}

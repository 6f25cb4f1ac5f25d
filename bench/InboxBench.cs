using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace WorkflowCrm.Bench;

/// <summary>How long the start takes, and the inbox among 100 000 tasks.</summary>
internal static class InboxBench
{
    private const int Calls = 200;
    private const int Runs = 3;

    public static async Task RunAsync(BenchDatabase database, TextWriter output)
    {
        await using (var first = await MeasuredHost.StartAsync(database))
            await WriteAsync(output, database, "first page, empty database (loads the demo company)", first.FirstPage.TotalMilliseconds);
        await ManyTasks.AddAsync(database);
        await using var host = await MeasuredHost.StartAsync(database);
        await WriteAsync(output, database, "first page, database in place", host.FirstPage.TotalMilliseconds);

        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        using var signIn = await client.PostAsJsonAsync(new Uri("api/session", UriKind.Relative), new { userName = "meng.fan", password = "demo" });
        signIn.EnsureSuccessStatusCode();

        var limit = await MedianAsync(client, "health/live");
        await WriteAsync(output, database, "GET /health/live (the machine's limit)", limit);
        foreach (var path in new[] { "api/tasks", "api/tasks?page=20", "tasks", "api/requests?scope=mine" })
            await WriteAsync(output, database, $"GET /{path}", await MedianAsync(client, path), limit);
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

            medians.Add(times.Order().ElementAt(Calls / 2));
        }

        return medians.Order().ElementAt(Runs / 2);
    }

    private static Task WriteAsync(TextWriter output, BenchDatabase database, string what, double milliseconds, double? limit = null)
    {
        var ratio = limit is { } l ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds / l,8:0.0} ×") : "";
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{database.Kind,-11} {what,-55} {milliseconds,9:0.0} ms {ratio}"));
    }
}

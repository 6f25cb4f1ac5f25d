using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using WorkflowCrm.Bench.Databases;

namespace WorkflowCrm.Bench.Measuring;

/// <summary>Somebody of the demo company who has signed in to a running host, and asks for the same pages again and again.</summary>
internal sealed class SignedInReader : IDisposable
{
    private const int Calls = 200;
    private const int Runs = 3;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(3);

    private readonly HttpClient _client;

    private SignedInReader(HttpClient client) => _client = client;

    public static async Task<SignedInReader> OfAsync(MeasuredHost host, string userName)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        using var signIn = await client.PostAsJsonAsync(new Uri("api/session", UriKind.Relative), new { userName, password = "demo" });
        signIn.EnsureSuccessStatusCode();
        return new SignedInReader(client);
    }

    /// <summary>How long each page takes, beside what answers nothing but that it is alive.</summary>
    public async Task WritePagesAsync(Table table, BenchDatabase database, params string[] paths)
    {
        var limit = await MedianAsync("health/live");
        table.Row(database.Kind, "GET /health/live (the machine's limit)", limit, "ms", "");
        foreach (var path in paths)
        {
            var milliseconds = await MedianAsync(path);
            table.Row(database.Kind, $"GET /{path}", milliseconds, "ms", FormattableString.Invariant($"{milliseconds / limit:0.0} × the limit"));
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>The median of the medians of several runs, in milliseconds.</summary>
    private async Task<double> MedianAsync(string path)
    {
        var medians = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var times = new List<double>(Calls);
            var sinceStart = Stopwatch.StartNew();
            for (var call = -20; call < Calls && (call < 20 || sinceStart.Elapsed < s_longest); call++) // the first ones warm up
            {
                var watch = Stopwatch.StartNew();
                using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                if (call >= 0)
                    times.Add(watch.Elapsed.TotalMilliseconds);
                answer.EnsureSuccessStatusCode();
            }

            medians.Add(times.Median());
        }

        return medians.Median();
    }
}

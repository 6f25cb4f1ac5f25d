using System.Diagnostics;
using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Storage;

/// <summary>Resuming one instance among a thousand and among a million that wait, in turns on the same server.</summary>
internal static class WaitingBench
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int WarmUp = 100;
    private const int Turns = 16;
    private const int PerTurn = 25; // of each way; with the warm-up every one of the few is resumed once

    public static async Task RunAsync(Table table, BenchServer server)
    {
        if (await server.DatabaseAsync() is not { } first || await server.DatabaseAsync() is not { } second)
            return;
        await using var few = await ManyWaiting.CreateAsync(first, Few);
        var filling = Stopwatch.StartNew();
        await using var many = await ManyWaiting.CreateAsync(second, Many);
        table.Note("PostgreSQL", FormattableString.Invariant($"1 000 000 waiting instances were filled in within {filling.Elapsed.TotalSeconds:0} s"));
        await second.ExecuteAsync("CHECKPOINT"); // what the filling left behind is written now, not while we measure
        foreach (var among in (ManyWaiting[])[few, many])
        {
            await MeasureAsync(among, WarmUp, byHash: false);
            await MeasureAsync(among, WarmUp, byHash: true);
        }

        Dictionary<(int Count, bool ByHash), List<double>> times = [];
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var among in (ManyWaiting[])[few, many])
            {
                foreach (var byHash in (bool[])[false, true])
                {
                    if (!times.TryGetValue((among.Count, byHash), out var list))
                        times[(among.Count, byHash)] = list = [];
                    list.AddRange(await MeasureAsync(among, PerTurn, byHash));
                }
            }
        }

        foreach (var byHash in (bool[])[false, true])
        {
            var way = byHash ? "by stimulus hash" : "by id";
            var (small, large) = (times[(Few, byHash)].Median(), times[(Many, byHash)].Median());
            table.Row("PostgreSQL", $"resume one of 1 000 waiting instances {way}", small, "ms");
            table.Row("PostgreSQL", $"resume one of 1 000 000 {way}", large, "ms", FormattableString.Invariant($"{large / small:0.00} × one of 1 000"));
        }
    }

    private static async Task<List<double>> MeasureAsync(ManyWaiting among, int count, bool byHash)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            await among.ResumeNextAsync(byHash);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times;
    }
}

using System.Diagnostics;
using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Storage;

/// <summary>Resuming one instance among a thousand and among a million that wait, in turns on the same server.</summary>
internal static class WaitingBench
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int Rounds = 5;
    private const int WarmUp = 100;
    private const int PerRound = 400; // of each way; with the warm-up every one of the few is resumed once

    public static async Task RunAsync(Table table, BenchServer server)
    {
        if (await server.DatabaseAsync() is not { } large)
            return;
        var filling = Stopwatch.StartNew();
        await using var many = await ManyWaiting.CreateAsync(large, Many);
        table.Note("PostgreSQL", FormattableString.Invariant($"1 000 000 waiting instances were filled in within {filling.Elapsed.TotalSeconds:0} s"));

        Dictionary<(int Count, bool ByHash), List<double>> times = [];
        for (var round = 0; round < Rounds; round++)
        {
            if (await server.DatabaseAsync() is not { } small)
                return;
            await using var few = await ManyWaiting.CreateAsync(small, Few);
            await small.ExecuteAsync("CHECKPOINT"); // what the filling left behind is written now, not while we measure
            for (var i = 0; i < WarmUp + PerRound; i++)
            {
                // One call of each in turn, so that whatever else the machine does meets all of them alike.
                foreach (var (among, byHash) in ((ManyWaiting, bool)[])[(few, false), (many, false), (few, true), (many, true)])
                {
                    var watch = Stopwatch.StartNew();
                    await among.ResumeNextAsync(byHash);
                    if (i < WarmUp)
                        continue;
                    if (!times.TryGetValue((among.Count, byHash), out var list))
                        times[(among.Count, byHash)] = list = [];
                    list.Add(watch.Elapsed.TotalMilliseconds);
                }
            }
        }

        foreach (var byHash in (bool[])[false, true])
        {
            var way = byHash ? "by stimulus hash" : "by id";
            var (few, all) = (times[(Few, byHash)].Median(), times[(Many, byHash)].Median());
            table.Row("PostgreSQL", $"resume one of 1 000 waiting instances {way}", few, "ms");
            table.Row("PostgreSQL", $"resume one of 1 000 000 {way}", all, "ms", FormattableString.Invariant($"{all / few:0.00} × one of 1 000"));
        }
    }
}

using System.Diagnostics;
using WorkflowCrm.Bench.Databases;
using WorkflowCrm.Bench.Engine;
using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Storage;

/// <summary>
/// An instance's whole life through unit of work, runtime, instance store and journal: start and suspend in one
/// transaction, resume and finish in another; several instances at once.
/// </summary>
internal static class StorageBench
{
    private const int Lanes = 8;
    private const int Runs = 5;
    private static readonly TimeSpan s_length = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(Table table, BenchServer server)
    {
        foreach (var database in await server.BothAsync())
        {
            await using (database)
                await MeasureAsync(table, database);
        }
    }

    private static async Task MeasureAsync(Table table, BenchDatabase database)
    {
        var limit = database.IsPostgres ? new CommitLimit(database.Folder, database.ConnectionString) : null;
        if (limit is not null)
            await limit.PrepareAsync();
        await using var storage = await MeasuredStorage.OpenAsync(database, Flows.Waiting);
        await RunForAsync(storage, Lanes, s_length);

        var (rates, bytes, commits, cpu) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            // In turns, so that both see the same machine.
            if (limit is not null)
                commits.Add(await limit.MeasureAsync(Lanes, (int)s_length.TotalSeconds));
            var (allocated, used) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
            var (count, elapsed) = await RunForAsync(storage, Lanes, s_length);
            cpu.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds / count);
            bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count);
            rates.Add(count / elapsed.TotalSeconds);
        }

        var single = await RunForAsync(storage, lanes: 1, s_length);
        if (limit is not null)
            table.Row(database.Kind, $"pgbench, one-row update (the machine's limit), {Lanes} at once", commits.Median(), "commits/s");
        table.Row(database.Kind, $"start + suspend + resume + finish (2 commits), {Lanes} at once", rates.Median(), "trips/s",
            limit is null ? "" : FormattableString.Invariant($"{rates.Median() / commits.Median():0.00} × pgbench's commits ({2 * rates.Median() / commits.Median():0.00} counting both commits)"));
        table.Row(database.Kind, "  allocated a round trip", bytes.Median() / 1024, "KiB");
        table.Row(database.Kind, "  processor time of this process a round trip", cpu.Median(), "ms");
        table.Row(database.Kind, "  one after the other", single.Elapsed.TotalMilliseconds / single.Count, "ms/trip");
    }

    private static async Task<(long Count, TimeSpan Elapsed)> RunForAsync(MeasuredStorage storage, int lanes, TimeSpan length)
    {
        var (count, watch) = (0L, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < length)
            {
                var state = await storage.StartAsync("waiting");
                await storage.ResumeAsync(state.Id, state.Bookmarks[0].Id);
                Interlocked.Increment(ref count);
            }
        })));
        return (count, watch.Elapsed);
    }
}

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

    public static Task RunAsync(Table table, BenchServer server) => server.OnBothAsync(database => MeasureAsync(table, database));

    private static async Task MeasureAsync(Table table, BenchDatabase database)
    {
        var limit = database.IsPostgres ? new CommitLimit(database.Folder, database.ConnectionString) : null;
        if (limit is not null)
            await limit.PrepareAsync();
        await using var storage = await MeasuredStorage.OpenAsync(database, Flows.Waiting);
        await RunForAsync(storage, Lanes, s_length * 4); // until the compiler has done its work

        var (rates, bytes, cpu) = (new List<double>(), new List<double>(), new List<double>());
        var (updates, simpleUpdates) = (new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            // In turns, so that all see the same machine.
            if (limit is not null)
                updates.Add(await limit.UpdatesAsync(Lanes, (int)s_length.TotalSeconds));
            var (allocated, used) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime);
            var (count, elapsed) = await RunForAsync(storage, Lanes, s_length);
            cpu.Add((Environment.CpuUsage.TotalTime - used).TotalMilliseconds / count);
            bytes.Add((GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count);
            rates.Add(count / elapsed.TotalSeconds);
            if (limit is not null)
                simpleUpdates.Add(await limit.SimpleUpdatesAsync(Lanes, (int)s_length.TotalSeconds));
        }

        var single = await RunForAsync(storage, lanes: 1, s_length);
        var rate = rates.Median();
        table.Row(database.Kind, $"start + suspend + resume + finish (2 commits), {Lanes} at once", rate, "trips/s");
        if (limit is not null)
        {
            table.Row(database.Kind, $"pgbench, simple update (the machine's limit), {Lanes} at once", simpleUpdates.Median(), "commits/s", Ratio(rate, simpleUpdates.Median()));
            table.Row(database.Kind, "pgbench, nothing but one row's update", updates.Median(), "commits/s", Ratio(rate, updates.Median()));
        }

        table.Row(database.Kind, "  allocated a round trip", bytes.Median() / 1024, "KiB");
        table.Row(database.Kind, "  processor time of this process a round trip", cpu.Median(), "ms");
        table.Row(database.Kind, "  one after the other", single.Elapsed.TotalMilliseconds / single.Count, "ms/trip");
    }

    private static string Ratio(double trips, double commits) =>
        FormattableString.Invariant($"{trips / commits:0.00} trips, {2 * trips / commits:0.00} of our commits for one of pgbench's");

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

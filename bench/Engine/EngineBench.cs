using System.Diagnostics;
using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Engine;

/// <summary>The engine alone, on one thread, without a database: runs to the end, and a wait with its state written and read.</summary>
internal static class EngineBench
{
    private const int Runs = 5;
    private static readonly TimeSpan s_length = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Table table)
    {
        Yardstick.Measure(s_length); // warms up
        var limit = Enumerable.Range(0, Runs).Select(_ => Yardstick.Measure(s_length / 4)).Median();
        table.Row("memory", Yardstick.Text, limit, "docs/s");
        await MeasureAsync(table, "flowchart of five activities, start to end", Flows.FiveActivities, resumes: false, limit);
        await MeasureAsync(table, "the same with a wait: start, state to JSON and back, resume, end", Flows.Waiting, resumes: true, limit);
    }

    private static async Task MeasureAsync(Table table, string what, string definition, bool resumes, double limit)
    {
        var engine = new MemoryEngine(definition);
        await RunForAsync(engine, resumes, s_length);
        var (rates, bytes, cpu) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var used = Environment.CpuUsage.TotalTime;
            var before = GC.GetAllocatedBytesForCurrentThread(); // nothing in memory ever leaves the thread
            var (count, elapsed) = await RunForAsync(engine, resumes, s_length);
            bytes.Add((GC.GetAllocatedBytesForCurrentThread() - before) / (double)count);
            rates.Add(count / elapsed.TotalSeconds);
            cpu.Add((Environment.CpuUsage.TotalTime - used).TotalMicroseconds / count);
        }

        table.Row("memory", what, rates.Median(), "runs/s", FormattableString.Invariant($"{rates.Median() / limit:0.00} × the limit"));
        table.Row("memory", "  processor time a run, collector and compiler included", cpu.Median(), "µs");
        table.Row("memory", "  allocated a run", bytes.Median() / 1024, "KiB");
    }

    private static async Task<(long Count, TimeSpan Elapsed)> RunForAsync(MemoryEngine engine, bool resumes, TimeSpan length)
    {
        var (count, watch) = (0L, Stopwatch.StartNew());
        for (; watch.Elapsed < length; count++)
        {
            await engine.StartAsync();
            if (resumes)
                await engine.ResumeAsync();
        }

        return (count, watch.Elapsed);
    }
}

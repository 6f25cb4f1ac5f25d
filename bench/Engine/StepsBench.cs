using WorkflowCrm.Bench.Measuring;

namespace WorkflowCrm.Bench.Engine;

/// <summary>A million steps: neither the processor time per step nor the memory may grow.</summary>
internal static class StepsBench
{
    private const int Steps = 1_000_000;
    private const int Parts = 10;

    public static async Task RunAsync(Table table)
    {
        var looping = new MemoryEngine(Flows.Looping);
        await looping.StartAsync();
        await MeasureAsync(table, looping, "one instance that waits and loops", looping.ResumeAsync);

        var many = new MemoryEngine(Flows.Waiting);
        await MeasureAsync(table, many, "instance after instance, each waiting once", async () =>
        {
            await many.StartAsync();
            await many.ResumeAsync();
        });
    }

    private static async Task MeasureAsync(Table table, MemoryEngine engine, string what, Func<Task> round)
    {
        for (var warm = 0; warm < 100_000; warm++) // until the compiler has done its work
            await round();
        var (begin, size) = (engine.Steps, engine.StateSize);
        var times = new List<double>();
        long firstHeap = 0, lastHeap = 0;
        for (var part = 1; part <= Parts; part++)
        {
            var used = Environment.CpuUsage.TotalTime; // of this process alone: neighbours on the machine make nothing grow
            var from = engine.Steps;
            while (engine.Steps - begin < Steps / Parts * part)
                await round();
            times.Add((Environment.CpuUsage.TotalTime - used).TotalMicroseconds / (engine.Steps - from));
            lastHeap = GC.GetTotalMemory(forceFullCollection: true);
            firstHeap = part == 1 ? lastHeap : firstHeap;
        }

        table.Row("memory", $"{what}: first 100 000 steps", times[0], "µs/step");
        table.Row("memory", "  last 100 000 of 1 000 000 steps", times[^1], "µs/step", FormattableString.Invariant($"{times[^1] / times[0]:0.00} × the first; median {times.Median():0.00} µs"));
        table.Row("memory", "  managed heap after the first 100 000", firstHeap / 1024.0, "KiB");
        table.Row("memory", "  managed heap after 1 000 000", lastHeap / 1024.0, "KiB", FormattableString.Invariant($"{(lastHeap - firstHeap) / 1024:+0;-0;0} KiB; state {size} -> {engine.StateSize} characters"));
    }
}

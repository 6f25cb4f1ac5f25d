using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions.JavaScript;

/// <summary>
/// Watches what a script holds. What a thread allocates is known at once, what of it is still held only after a collection.
/// So nothing is done until a quarter of the allowance has been allocated; then garbage is collected and counted what lives,
/// and again whenever the script might have filled its allowance since. The number of collections is bounded by what a
/// script may allocate in all. Others may allocate meanwhile: what they hold longer than the script runs counts against it, what they let go does not.
/// </summary>
internal sealed class ScriptMemory(EngineLimits limits)
{
    private readonly long _quarter = Math.Max(limits.ScriptMemory / 4, 1);
    private long _start;
    private long _next;
    private long? _baseline;

    /// <summary>Begins to count: every script has its own allowance.</summary>
    public void Begin()
    {
        _start = GC.GetAllocatedBytesForCurrentThread();
        _next = _quarter;
        _baseline = null;
    }

    /// <exception cref="ScriptLimitException">The script holds, or has allocated, more than it may.</exception>
    public void Check()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread() - _start;
        if (allocated > _next)
        {
            Measure(allocated);
        }
    }

    private void Measure(long allocated)
    {
        if (allocated > limits.ScriptAllocation)
        {
            throw new ScriptLimitException(
                $"The script takes too much memory: it has allocated more than {limits.ScriptAllocation / 1024} KB in all. Let it make fewer lists and texts.");
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        var live = GC.GetTotalMemory(forceFullCollection: false);
        _baseline ??= live;
        var growth = Math.Max(live - _baseline.Value, 0);
        if (growth > 2 * _quarter)
        {
            throw new ScriptLimitException(
                $"The script takes too much memory: it holds more than {limits.ScriptMemory / 1024} KB at a time. Let it keep less.");
        }

        _next = allocated + Math.Max(_quarter / 2, (3 * _quarter) - growth);
    }
}

namespace WorkflowCrm.Engine.Tests.Limits;

/// <summary>Tests that measure what the process holds: nothing else may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuresMemory
{
    public const string Name = "measures memory";

    /// <summary>What the process holds after a collection, in bytes.</summary>
    internal static long Held()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}

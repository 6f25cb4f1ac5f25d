namespace WorkflowCrm.Activities.Simulation;

/// <summary>Chances that are the same for the same seed, on every machine and in every version of the framework (SplitMix64).</summary>
internal sealed class SeededChoice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 to below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

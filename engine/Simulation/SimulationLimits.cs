namespace WorkflowCrm.Engine.Simulation;

/// <summary>When a simulation that does not come to an end is stopped. The limits of the engine hold besides.</summary>
public sealed record SimulationLimits
{
    /// <summary>Jobs and deeds in all.</summary>
    public int Turns { get; init; } = 2_000;

    /// <summary>Virtual time from the start.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromDays(3 * 366);
}

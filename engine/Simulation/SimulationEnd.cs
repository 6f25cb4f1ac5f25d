namespace WorkflowCrm.Engine.Simulation;

/// <summary>Why a simulation stopped.</summary>
public enum SimulationEnd
{
    /// <summary>Nothing is left to do: all has ended, or what waits waits for something that the script does not say.</summary>
    Settled,

    /// <summary>More turns than allowed: it goes round and round.</summary>
    TooManyTurns,

    /// <summary>It would still run after the longest time allowed.</summary>
    TooLong,

    /// <summary>A deed of the script or a job could not be done; the message says why.</summary>
    Failed,
}

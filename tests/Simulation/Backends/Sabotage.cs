namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>How a store breaks its promises, to see whether anybody notices.</summary>
public enum Sabotage
{
    None,

    /// <summary>What the business wrote stays when its transaction is taken back.</summary>
    KeepsEffects,

    /// <summary>Jobs whose due time is in the future are forgotten.</summary>
    LosesTimers,
}

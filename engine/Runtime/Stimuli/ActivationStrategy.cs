using WorkflowCrm.Engine.Definitions;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>Whether a trigger may start another instance.</summary>
internal enum ActivationStrategy
{
    Always,

    /// <summary>At most one running instance of the definition.</summary>
    Singleton,

    /// <summary>At most one running instance of the definition and correlation id.</summary>
    CorrelatedSingleton,

    /// <summary>At most one running instance of the correlation id, whatever its definition.</summary>
    Correlation,
}

/// <summary>Reads the strategy of a definition, be it an alias or an old type name.</summary>
internal static class ActivationStrategies
{
    public static ActivationStrategy Of(WorkflowDefinition definition) => definition.Options.ActivationStrategyType switch
    {
        { } name when name.Contains("CorrelatedSingleton", StringComparison.OrdinalIgnoreCase) => ActivationStrategy.CorrelatedSingleton,
        { } name when name.Contains("Singleton", StringComparison.OrdinalIgnoreCase) => ActivationStrategy.Singleton,
        { } name when name.Contains("CorrelationStrategy", StringComparison.OrdinalIgnoreCase) => ActivationStrategy.Correlation,
        _ => ActivationStrategy.Always,
    };
}

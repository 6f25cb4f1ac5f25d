using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Definitions;

/// <summary>How instances of a definition are started and how they treat incidents.</summary>
public sealed record WorkflowOptions
{
    /// <summary>Whether a trigger may start another instance: an alias or type name such as <c>SingletonStrategy</c>; null means always.</summary>
    public string? ActivationStrategyType { get; init; }

    public bool UsableAsActivity { get; init; }

    public bool AutoUpdateConsumingWorkflows { get; init; }

    public string? ActivityCategory { get; init; }

    public string? IncidentStrategyType { get; init; }

    public string? CommitStrategyName { get; init; }

    /// <summary>True when an incident stops only its own branch; false when it ends the instance as faulted.</summary>
    public bool ContinuesWithIncidents
        => IncidentStrategyType?.Contains("ContinueWithIncidents", StringComparison.OrdinalIgnoreCase) == true;

    public required JsonObject Raw { get; init; }

    internal static WorkflowOptions Read(JsonObject document)
    {
        var raw = Json.Object(document, "options") ?? [];
        return new WorkflowOptions
        {
            ActivationStrategyType = Json.Text(raw, "activationStrategyType"),
            UsableAsActivity = Json.Bool(raw, "usableAsActivity") ?? Json.Bool(document, "usableAsActivity") ?? false,
            AutoUpdateConsumingWorkflows = Json.Bool(raw, "autoUpdateConsumingWorkflows") ?? false,
            ActivityCategory = Json.Text(raw, "activityCategory"),
            IncidentStrategyType = Json.Text(raw, "incidentStrategyType"),
            CommitStrategyName = Json.Text(raw, "commitStrategyName"),
            Raw = raw,
        };
    }
}

using System.Text.Json.Nodes;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>
/// A stimulus that came before anybody waited for it. The first bookmark of its hash that an instance of its correlation stores takes it.
/// </summary>
public sealed record KeptStimulus
{
    /// <summary>The stimulus's own key: sent again, it is the same.</summary>
    public required string Key { get; init; }

    public required string Hash { get; init; }

    public string? CorrelationId { get; init; }

    public string? InstanceId { get; init; }

    public required JsonObject Input { get; init; }

    /// <summary>From this instant (UTC) on nobody takes it any more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}

namespace WorkflowCrm.Storage.Stimuli;

/// <summary>A stimulus that came before anybody waited for it.</summary>
internal sealed class KeptStimulusRow
{
    public required string Key { get; init; }

    public required string Hash { get; init; }

    public string? CorrelationId { get; init; }

    public string? InstanceId { get; init; }

    /// <summary>JSON.</summary>
    public required string Input { get; init; }

    public required DateTimeOffset KeptAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

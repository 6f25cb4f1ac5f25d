namespace WorkflowCrm.Storage.Stimuli;

/// <summary>What starts the published version of a definition.</summary>
public sealed class TriggerRow
{
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    public required string DefinitionVersionId { get; init; }

    public required string ActivityId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string Name { get; init; }

    public required string Hash { get; init; }

    /// <summary>JSON.</summary>
    public string? Payload { get; init; }

    /// <summary>JSON.</summary>
    public string? Settings { get; init; }
}

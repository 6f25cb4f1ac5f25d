namespace WorkflowCrm.Crm.Access;

/// <summary>One opening, or refused opening, of an archive (R062).</summary>
public sealed class Reading
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string PersonId { get; init; }

    public required string CustomerNumber { get; init; }

    public required bool Refused { get; init; }

    /// <summary>By which right, or why not.</summary>
    public required ReadingBasis Basis { get; init; }

    /// <summary>Under which request; null for an inherent right or a refusal.</summary>
    public string? RequestNumber { get; init; }

    /// <summary>page or api.</summary>
    public required string Channel { get; init; }
}

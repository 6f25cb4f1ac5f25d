namespace WorkflowCrm.Crm.Approvals;

/// <summary>One event in the story of a request, as its page tells it.</summary>
public sealed class TimelineEntry
{
    public required string Id { get; init; }

    public required string RequestId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Counts within the request, so that events of one instant keep their order.</summary>
    public required int Sequence { get; init; }

    public required TimelineKind Kind { get; init; }

    /// <summary>Who did it; null for the system.</summary>
    public string? ActorId { get; init; }

    public string? OnBehalfOfId { get; init; }

    /// <summary>The step it belongs to, as the process owner wrote it.</summary>
    public string? StepName { get; init; }

    /// <summary>Whom it concerns, e.g. the new assignee.</summary>
    public string? PersonId { get; init; }

    public string? Outcome { get; init; }

    public string? Comment { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>An instant that belongs to it, e.g. the end of a grant.</summary>
    public DateTimeOffset? Instant { get; init; }
}

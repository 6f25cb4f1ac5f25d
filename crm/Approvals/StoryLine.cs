namespace WorkflowCrm.Crm.Approvals;

/// <summary>A line of a request's timeline before it has its place there; see <see cref="TimelineEntry"/>.</summary>
public sealed record StoryLine(TimelineKind Kind, Channel Channel = Channel.System)
{
    public string? ActorId { get; init; }

    public string? OnBehalfOfId { get; init; }

    public string? StepName { get; init; }

    public string? PersonId { get; init; }

    public string? Outcome { get; init; }

    public string? Comment { get; init; }

    public DateTimeOffset? Instant { get; init; }
}

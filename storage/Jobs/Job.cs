namespace WorkflowCrm.Storage.Jobs;

/// <summary>Something that the machine must do, at least once, not before it is due.</summary>
public sealed class Job
{
    public required string Id { get; init; }

    /// <summary>Names the handler.</summary>
    public required string Kind { get; init; }

    /// <summary>Idempotency key: unique among the waiting jobs of the kind, and the same at every attempt.</summary>
    public required string Key { get; init; }

    /// <summary>JSON; null when the key says it all.</summary>
    public string? Payload { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>How often it has failed.</summary>
    public int Attempts { get; set; }

    public JobState State { get; set; } = JobState.Pending;

    /// <summary>Until when a worker has it for itself; after that another one may take it.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The claim under which a worker has it; new with every claim.</summary>
    public string? LockedBy { get; set; }

    public string? LastError { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

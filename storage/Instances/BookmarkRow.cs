namespace WorkflowCrm.Storage.Instances;

/// <summary>Where an instance waits, to be found by what it waits for.</summary>
public sealed class BookmarkRow
{
    public required string Id { get; init; }

    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    public required string Hash { get; init; }

    public string? CorrelationId { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What it waits for, as JSON; only of bookmarks that others may find.</summary>
    public string? Payload { get; init; }
}

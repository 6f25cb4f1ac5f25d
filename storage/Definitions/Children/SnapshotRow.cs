namespace WorkflowCrm.Storage.Definitions.Children;

/// <summary>
/// A text that instances run on and that is no version (any more): a draft as it was when an instance was started on it, a version whose
/// children were not pinned then, a version that was deleted. Never changes.
/// </summary>
internal sealed class SnapshotRow
{
    /// <summary>Follows from the text, so that the same text is kept once; of a deleted version, its own id.</summary>
    public required string Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The version that it was taken of.</summary>
    public required string VersionId { get; init; }

    public required int Version { get; init; }

    public required string Json { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

namespace WorkflowCrm.Storage.Definitions;

/// <summary>One version of a definition. Its text never changes once it was published.</summary>
internal sealed class DefinitionRow
{
    public required string VersionId { get; init; }

    public required string DefinitionId { get; init; }

    public required int Version { get; init; }

    public required string Name { get; set; }

    public required string Json { get; set; }

    public required bool IsLatest { get; set; }

    public required bool IsPublished { get; set; }

    /// <summary>SHA-256 of the shipped file that this version was made from; null when people made it.</summary>
    public string? ShippedHash { get; set; }

    /// <summary>When this text was stored.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was published first; null while it is a draft. From then on its text stands.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Who stored this text; null before the program knew.</summary>
    public string? ChangedBy { get; set; }

    /// <summary>The window in which it was stored; null when that is not known.</summary>
    public string? ChangedIn { get; init; }

    /// <summary>The type of nodes that use it as an activity; null when none may.</summary>
    public string? ActivityType { get; set; }

    public bool IsSystem { get; set; }

    public bool IsReadonly { get; set; }

    /// <summary>Whether its text may still change.</summary>
    public bool IsDraft => PublishedAt is null;

    /// <summary>Whether a new text may take its place: it is a draft, and none that says what was taken over from the program.</summary>
    /// <param name="shippedHash">The shipped file that the new text was made from; null when people made it.</param>
    public bool MayBecome(string? shippedHash) => IsDraft && (ShippedHash is null || ShippedHash == shippedHash);
}

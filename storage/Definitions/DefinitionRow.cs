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
    public string? ShippedHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

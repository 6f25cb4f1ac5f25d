namespace WorkflowCrm.Storage.Definitions.Children;

/// <summary>One node of a version that stands for another definition.</summary>
internal sealed class DefinitionUseRow
{
    /// <summary>The version whose node it is.</summary>
    public required string UserVersionId { get; init; }

    public required string NodeId { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The version that it is pinned to; null when the draft leaves it open.</summary>
    public string? VersionId { get; init; }
}

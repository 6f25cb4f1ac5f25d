namespace WorkflowCrm.Storage.Definitions.Reading;

/// <summary>Which versions a list shows.</summary>
public sealed record DefinitionFilter
{
    public VersionOptions Versions { get; init; } = VersionOptions.Latest;

    /// <summary>Part of the name or of the definition's id, in any case.</summary>
    public string? Search { get; init; }

    /// <summary>Only these definitions; null means all.</summary>
    public IReadOnlyList<string>? DefinitionIds { get; init; }

    /// <summary>Only these versions; null means all.</summary>
    public IReadOnlyList<string>? VersionIds { get; init; }

    /// <summary>Only the program's own definitions, or only the others; null means both.</summary>
    public bool? IsSystem { get; init; }

    public DefinitionOrder Order { get; init; } = DefinitionOrder.Name;

    public bool Descending { get; init; }
}

/// <summary>By what a list of versions is ordered.</summary>
public enum DefinitionOrder
{
    Name,

    Created,

    Version,
}

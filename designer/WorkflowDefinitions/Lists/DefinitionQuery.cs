namespace WorkflowCrm.Designer.WorkflowDefinitions.Lists;

/// <summary>Which versions a list shows.</summary>
public sealed record DefinitionQuery
{
    /// <summary>Latest, Published, LatestOrPublished, LatestAndPublished, Draft, AllVersions or a number; null or blank means all.</summary>
    public string? VersionOptions { get; init; }

    /// <summary>From 0; null means that everything is wanted.</summary>
    public int? Page { get; init; }

    public int PageSize { get; init; } = 10;

    /// <summary>Part of the name or the definition's id.</summary>
    public string? SearchTerm { get; init; }

    /// <summary>Only the program's own definitions, or only the others; null means both.</summary>
    public bool? IsSystem { get; init; }

    public ListOrder Order { get; init; } = ListOrder.Name;

    public bool Descending { get; init; }

    /// <summary>Only these definitions; null means all.</summary>
    public IReadOnlyList<string>? DefinitionIds { get; init; }

    /// <summary>Only these versions, and those among them that only instances still know; null means all.</summary>
    public IReadOnlyList<string>? VersionIds { get; init; }
}

/// <summary>By what the list is ordered.</summary>
public enum ListOrder
{
    Name,

    Created,

    Version,
}

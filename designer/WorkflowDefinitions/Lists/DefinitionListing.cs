namespace WorkflowCrm.Designer.WorkflowDefinitions.Lists;

/// <summary>The list as the Studio wants it.</summary>
public sealed record DefinitionListing(IReadOnlyList<DefinitionSummary> Items, long TotalCount, IReadOnlyList<StudioLink> Links);

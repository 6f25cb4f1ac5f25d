namespace WorkflowCrm.Designer.WorkflowDefinitions.Lists;

/// <summary>Part of the list, and how many there are in all.</summary>
public sealed record DefinitionPage(IReadOnlyList<StudioDefinition> Items, long TotalCount);

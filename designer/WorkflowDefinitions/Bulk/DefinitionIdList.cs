namespace WorkflowCrm.Designer.WorkflowDefinitions.Bulk;

/// <summary>The definitions that the Studio's list has ticked.</summary>
public sealed record DefinitionIdList(IReadOnlyList<string>? DefinitionIds);

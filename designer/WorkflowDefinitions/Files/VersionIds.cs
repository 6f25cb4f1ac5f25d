namespace WorkflowCrm.Designer.WorkflowDefinitions.Files;

/// <summary>Versions by their own ids.</summary>
/// <param name="IncludeConsumingWorkflows">Asked by the Studio; a definition is always exported alone.</param>
public sealed record VersionIds(IReadOnlyList<string>? Ids, bool? IncludeConsumingWorkflows);

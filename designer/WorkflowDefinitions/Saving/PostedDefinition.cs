namespace WorkflowCrm.Designer.WorkflowDefinitions.Saving;

/// <summary>A text that the Studio sends to be stored.</summary>
/// <param name="DefinitionId">Null for a new definition.</param>
/// <param name="VersionId">The version that the Studio believes to be the latest; null for a new definition.</param>
/// <param name="Stamp">The stamp of the text that this one was made from; null when it carries none.</param>
/// <param name="Json">The text.</param>
public sealed record PostedDefinition(string? DefinitionId, string? VersionId, string? Stamp, string Json);

namespace WorkflowCrm.Designer.WorkflowDefinitions.References;

/// <summary>The definitions that were brought to the published version of one that they use.</summary>
/// <param name="DefinitionIds">They have a draft with it now.</param>
/// <param name="Notices">What the owner should know besides, a sentence each; mostly none.</param>
public sealed record UpdatedUsers(IReadOnlyList<string> DefinitionIds, IReadOnlyList<string> Notices);

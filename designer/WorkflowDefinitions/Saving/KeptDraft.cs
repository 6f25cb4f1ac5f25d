namespace WorkflowCrm.Designer.WorkflowDefinitions.Saving;

/// <summary>A text that was kept as the draft.</summary>
/// <param name="Notices">What the owner should know besides, a sentence each; mostly none.</param>
public sealed record KeptDraft(StudioDefinition Definition, IReadOnlyList<string> Notices);

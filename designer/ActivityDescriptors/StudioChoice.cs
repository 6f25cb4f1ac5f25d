namespace WorkflowCrm.Designer.ActivityDescriptors;

/// <summary>One choice of a list.</summary>
public sealed record StudioChoice(string Text, string Value);

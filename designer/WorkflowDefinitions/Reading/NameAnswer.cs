namespace WorkflowCrm.Designer.WorkflowDefinitions.Reading;

/// <summary>Whether a name is free.</summary>
public sealed record NameAnswer(bool IsUnique);

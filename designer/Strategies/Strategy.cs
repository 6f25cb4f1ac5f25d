namespace WorkflowCrm.Designer.Strategies;

/// <summary>A choice of a definition's settings.</summary>
/// <param name="TypeName">What is stored.</param>
public sealed record Strategy(string TypeName, string DisplayName, string Description);

namespace WorkflowCrm.Designer.Strategies;

/// <summary>When an instance is stored. There is nothing to choose here: it is stored at the end of each burst, in one transaction.</summary>
public sealed record CommitStrategy(string Name, string DisplayName, string Description);

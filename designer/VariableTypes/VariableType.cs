namespace WorkflowCrm.Designer.VariableTypes;

/// <summary>A type that a variable, an input or an output of a process may have.</summary>
public sealed record VariableType(string TypeName, string DisplayName, string Category, string? Description);

namespace WorkflowCrm.Designer.OutputConverters;

/// <summary>A way to turn an output into another type.</summary>
public sealed record OutputConverter(string Name, string DisplayName);

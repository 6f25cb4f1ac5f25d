namespace WorkflowCrm.Designer.WorkflowInstances;

/// <summary>What the viewer asks for again and again when it hears nothing from the hub.</summary>
public sealed record ExecutionState(string Status, string WorkflowSubStatus, DateTimeOffset UpdatedAt);

namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>Runs a failed activity again, after the changes that stand before this one.</summary>
/// <param name="ExecutionId">The execution that the incident names.</param>
public sealed record RetryActivity(string ExecutionId) : InstanceAlteration;

namespace WorkflowCrm.Engine.Runtime.Jobs;

/// <summary>What is to be ended, and why.</summary>
public sealed record CancelPayload(string InstanceId, string Reason);

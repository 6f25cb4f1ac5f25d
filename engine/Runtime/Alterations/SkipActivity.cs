namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>Passes over a failed activity, after the changes that stand before this one.</summary>
/// <param name="ExecutionId">The execution that the incident names.</param>
/// <param name="Outcomes">What it is to have ended with; "Done" when empty.</param>
public sealed record SkipActivity(string ExecutionId, IReadOnlyList<string> Outcomes) : InstanceAlteration;

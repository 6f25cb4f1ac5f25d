namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>
/// Cancels an open activity with all that it contains. No arrow that leaves it is followed; what stands behind it in a flowchart does
/// not wait for it. A sequence, a loop or another container that cannot go on without it is cancelled too; the instance, when that is its root.
/// </summary>
/// <param name="Activity">The id of an execution, or the path or id of an activity; of an activity, all open executions.</param>
public sealed record CancelActivity(string Activity) : InstanceAlteration;

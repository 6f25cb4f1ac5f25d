namespace WorkflowCrm.Engine.Runtime.Alterations;

/// <summary>
/// Goes on at another activity of a flowchart or a sequence that is open. What is open there is cancelled; joins behind the
/// activity do not wait for branches that are not run again.
/// </summary>
/// <param name="Activity">The activity's path or id.</param>
/// <param name="ExecutionId">
/// The only execution that is moved, with all that it contains; other branches go on. Null moves everything that is open in the container.
/// Needed as well when the container runs several times at once; naming the container's execution moves everything in it.
/// </param>
public sealed record MoveTo(string Activity, string? ExecutionId = null) : InstanceAlteration;

namespace WorkflowCrm.Engine.Execution;

/// <summary>The main status of an instance; only a faulted instance leaves <see cref="Finished"/>, when its incident is settled.</summary>
public enum InstanceStatus
{
    Running,
    Finished,
}

namespace WorkflowCrm.Engine.Execution;

/// <summary>The main status of an instance; nothing leaves <see cref="Finished"/>.</summary>
public enum InstanceStatus
{
    Running,
    Finished,
}

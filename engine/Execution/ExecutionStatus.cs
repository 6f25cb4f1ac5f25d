namespace WorkflowCrm.Engine.Execution;

/// <summary>How one run of a node stands. Only running and faulted ones are kept in the state.</summary>
public enum ExecutionStatus
{
    Running,
    Completed,
    Canceled,
    Faulted,
}

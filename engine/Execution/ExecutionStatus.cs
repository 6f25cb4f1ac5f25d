namespace WorkflowCrm.Engine.Execution;

/// <summary>How one run of a node stands. Only running, faulted and cut ones are kept in the state.</summary>
public enum ExecutionStatus
{
    Running,
    Completed,
    Canceled,
    Faulted,

    /// <summary>It waited when the instance failed: it was told to close what it had open, and runs again when the instance goes on.</summary>
    Cut,
}

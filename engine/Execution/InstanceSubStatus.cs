namespace WorkflowCrm.Engine.Execution;

/// <summary>How an instance runs (Pending, Executing, Suspended) or how it ended (Finished, Cancelled, Faulted).</summary>
public enum InstanceSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}

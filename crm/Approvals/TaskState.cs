namespace WorkflowCrm.Crm.Approvals;

public enum TaskState
{
    Open,

    /// <summary>A person decided it.</summary>
    Decided,

    /// <summary>Nobody did in time.</summary>
    TimedOut,

    /// <summary>No longer needed: the request was withdrawn or went another way.</summary>
    Cancelled,

    /// <summary>The same person had already agreed in this round, so his decision counts here too (P08).</summary>
    Skipped,
}

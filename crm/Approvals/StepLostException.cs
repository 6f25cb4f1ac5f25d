namespace WorkflowCrm.Crm.Approvals;

/// <summary>The process no longer waits for the task that looked open: everything done so far in the unit of work must be undone.</summary>
internal sealed class StepLostException : Exception
{
    public StepLostException()
        : base("The process no longer waits for this task.")
    {
    }
}

namespace WorkflowCrm.Storage.Jobs;

/// <summary>Another worker has taken or done the job meanwhile; the unit of work that meant to complete it is rolled back.</summary>
public sealed class JobGoneException : Exception
{
    public JobGoneException(Job job)
        : base($"The job {job.Kind}/{job.Key} is no longer this worker's.")
    {
    }

    public JobGoneException()
    {
    }

    public JobGoneException(string message)
        : base(message)
    {
    }

    public JobGoneException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

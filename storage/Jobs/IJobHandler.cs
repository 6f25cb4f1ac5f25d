namespace WorkflowCrm.Storage.Jobs;

/// <summary>Does the jobs of one kind. Made anew for each job, in a scope of its own.</summary>
public interface IJobHandler
{
    string Kind { get; }

    /// <summary>
    /// Does the job. It may run more than once (after a crash, or when the lease ran out), always under the same key;
    /// a handler that only changes the database makes that once by <see cref="JobQueue.CompleteInUnitOfWork"/>.
    /// An exception means failure and a later attempt, unless it is <see cref="RetryLaterException"/>, <see cref="NotYetException"/> or
    /// <see cref="PermanentFailureException"/>.
    /// </summary>
    Task RunAsync(Job job, CancellationToken cancellationToken);
}

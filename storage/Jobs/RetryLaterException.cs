namespace WorkflowCrm.Storage.Jobs;

/// <summary>
/// Thrown by a handler whose job was worked at in vain for now: it waits and is tried again under the same key. The handler itself says
/// when it has been tried often enough; such a job never becomes a dead letter by this.
/// </summary>
public sealed class RetryLaterException : Exception
{
    /// <param name="after">How long the job waits.</param>
    /// <param name="reason">What went wrong, for whoever looks at the job meanwhile.</param>
    public RetryLaterException(TimeSpan after, string reason)
        : base(reason) => After = after;

    public RetryLaterException()
    {
    }

    public RetryLaterException(string message)
        : base(message)
    {
    }

    public RetryLaterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TimeSpan After { get; }
}

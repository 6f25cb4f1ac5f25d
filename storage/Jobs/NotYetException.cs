namespace WorkflowCrm.Storage.Jobs;

/// <summary>Thrown by a handler whose job could not even be begun, e.g. because others must go first: it waits, and this was no attempt.</summary>
public sealed class NotYetException : Exception
{
    /// <param name="after">How long the job waits.</param>
    /// <param name="reason">For whoever looks at the job meanwhile.</param>
    public NotYetException(TimeSpan after, string reason)
        : base(reason) => After = after;

    public NotYetException()
    {
    }

    public NotYetException(string message)
        : base(message)
    {
    }

    public NotYetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TimeSpan After { get; }
}

namespace WorkflowCrm.Storage.Jobs;

/// <summary>Thrown by a handler whose job can never be done: it is dead at once, and waits for a person to look at it.</summary>
public sealed class PermanentFailureException : Exception
{
    public PermanentFailureException()
    {
    }

    /// <param name="message">What that person must know.</param>
    public PermanentFailureException(string message)
        : base(message)
    {
    }

    public PermanentFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

namespace WorkflowCrm.Engine.Runtime;

/// <summary>One of the <see cref="EngineLimits"/> is passed; the message says which, how much is allowed and what to do.</summary>
public sealed class LimitExceededException : Exception
{
    public LimitExceededException(string message)
        : base(message)
    {
    }

    public LimitExceededException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public LimitExceededException()
    {
    }
}

namespace WorkflowCrm.Fuzz.Targets;

/// <summary>An input was read, but not as it must be.</summary>
public sealed class FindingException : Exception
{
    public FindingException(string message)
        : base(message)
    {
    }

    public FindingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public FindingException()
    {
    }
}

namespace WorkflowCrm.Engine.Activities.Primitives;

/// <summary>A workflow has declared itself faulty.</summary>
public sealed class FaultException : Exception
{
    public FaultException(string message)
        : base(message)
    {
    }

    public FaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public FaultException()
    {
    }
}

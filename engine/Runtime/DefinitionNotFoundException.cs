namespace WorkflowCrm.Engine.Runtime;

/// <summary>There is no published version of the definition, or not the version asked for.</summary>
public sealed class DefinitionNotFoundException : Exception
{
    public DefinitionNotFoundException(string message)
        : base(message)
    {
    }

    public DefinitionNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DefinitionNotFoundException()
    {
    }
}

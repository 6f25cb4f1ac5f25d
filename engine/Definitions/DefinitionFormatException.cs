namespace WorkflowCrm.Engine.Definitions;

/// <summary>The text is not a workflow definition; the message says in one sentence what is wrong and where.</summary>
public sealed class DefinitionFormatException : Exception
{
    public DefinitionFormatException(string message)
        : base(message)
    {
    }

    public DefinitionFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DefinitionFormatException()
    {
    }
}

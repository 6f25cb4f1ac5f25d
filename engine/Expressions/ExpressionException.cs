namespace WorkflowCrm.Engine.Expressions;

/// <summary>An expression cannot be read or evaluated; the message says why in a sentence.</summary>
public sealed class ExpressionException : Exception
{
    public ExpressionException(string message, int line = 0, int column = 0)
        : base(message)
    {
        Line = line;
        Column = column;
    }

    public ExpressionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ExpressionException()
    {
    }

    public ExpressionException(string message)
        : base(message)
    {
    }

    /// <summary>The line of the expression's own text, from 1; 0 when unknown.</summary>
    public int Line { get; }

    /// <summary>The column of that line, from 1; 0 when unknown.</summary>
    public int Column { get; }
}

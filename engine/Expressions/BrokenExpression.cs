using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>An expression that cannot be read: it fails when it is needed, so that the rest of the workflow still runs.</summary>
internal sealed class BrokenExpression(string reason, int line, int column) : Expression
{
    public string Reason { get; } = reason;

    public int Line { get; } = line;

    public int Column { get; } = column;

    internal override object? Evaluate(ActivityContext context) => throw new ExpressionException(Reason, Line, Column);
}

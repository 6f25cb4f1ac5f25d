using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>An expression in a language that this program does not have: it fails when it is needed, not before.</summary>
internal sealed class UnknownExpression(string language) : Expression
{
    public string Language { get; } = language;

    internal override object? Evaluate(ActivityContext context)
        => throw new ExpressionException($"Expressions in '{Language}' cannot be evaluated here. Use JavaScript, Handlebars or a literal.");
}

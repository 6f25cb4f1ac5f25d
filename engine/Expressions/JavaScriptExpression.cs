using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Expressions.JavaScript;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>The value of a script.</summary>
internal sealed class JavaScriptExpression(string source, ScriptCache scripts) : Expression
{
    private ParsedScript? _parsed;

    public string Source { get; } = source;

    /// <exception cref="ExpressionException">The script cannot be read.</exception>
    public ParsedScript? Parsed => string.IsNullOrWhiteSpace(Source) ? null : _parsed ??= scripts.Get(Source);

    internal override object? Evaluate(ActivityContext context)
        => Parsed is { } script ? context.Burst.Scripts.Run(script, context).Value : null;
}

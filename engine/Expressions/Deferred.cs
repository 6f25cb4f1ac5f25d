using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Expressions.JavaScript;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>An input that the activity evaluates itself, as often as it needs, e.g. the condition of a loop.</summary>
public sealed class Deferred<T>
{
    private readonly Expression _expression;

    internal Deferred(Expression expression) => _expression = expression;

    /// <summary>Evaluates the expression now.</summary>
    /// <exception cref="ExpressionException">The expression fails.</exception>
    public T? Evaluate(ActivityContext context) => ValueConversion.To<T>(_expression.Evaluate(context));

    /// <summary>The script that the input holds, whether it was written as a script or as its text.</summary>
    internal ParsedScript? ReadScript(ActivityContext context)
    {
        if (_expression is JavaScriptExpression script)
        {
            return script.Parsed;
        }

        var text = ValueConversion.Text(_expression.Evaluate(context));
        return string.IsNullOrWhiteSpace(text) ? null : context.Burst.Scripts.Cache.Get(text);
    }
}

using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Expressions;
using WorkflowCrm.Engine.Values;

namespace WorkflowCrm.Engine.Compilation;

/// <summary>How one input of one node gets its value.</summary>
internal sealed class CompiledInput
{
    private readonly ActivityProperty _property;
    private readonly Expression? _expression;
    private readonly object? _constant;

    /// <summary>A value that is the same in every run; it must be immutable.</summary>
    public CompiledInput(ActivityProperty property, object? constant)
    {
        _property = property;
        _constant = constant;
    }

    public CompiledInput(ActivityProperty property, Expression expression)
    {
        _property = property;
        _expression = expression;
    }

    public string Name => _property.Name;

    public object? Evaluate(ActivityContext context)
        => _expression is null ? _constant : ValueConversion.To(_expression.Evaluate(context), _property.Type);

    public void Fill(Activity activity, ActivityContext context)
    {
        object? value;
        try
        {
            value = Evaluate(context);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ExpressionException($"Failed to evaluate activity input '{Name}': {e.Message}", e);
        }

        _property.Set(activity, value);
    }
}

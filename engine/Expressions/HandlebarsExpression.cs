using HandlebarsDotNet;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>A text template. What it inserts is not HTML-escaped, because inputs are plain text.</summary>
internal sealed class HandlebarsExpression(string source) : Expression
{
    private readonly Lazy<HandlebarsTemplate<object, object>> _template = new(() => TemplateCompiler.Compile(source));

    /// <exception cref="ExpressionException">The template cannot be read.</exception>
    public void Check() => _ = _template.Value;

    internal override object? Evaluate(ActivityContext context)
    {
        try
        {
            return _template.Value(TemplateData.Of(context));
        }
        catch (HandlebarsException e)
        {
            throw new ExpressionException($"The template cannot be filled in: {e.Message}", e);
        }
    }
}

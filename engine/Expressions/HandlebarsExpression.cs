using HandlebarsDotNet;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>A text template. What it inserts is not HTML-escaped, because inputs are plain text.</summary>
internal sealed class HandlebarsExpression(string source) : Expression
{
    private readonly Lazy<HandlebarsTemplate<TextWriter, object, object>> _template = new(() => TemplateCompiler.Compile(source));

    /// <exception cref="ExpressionException">The template cannot be read.</exception>
    public void Check() => _ = _template.Value;

    internal override object? Evaluate(ActivityContext context)
    {
        var template = _template.Value;
        var meter = new TemplateMeter(context.Burst.Meter);
        using var text = new BoundedWriter(context.Burst.Meter.Limits.TemplateOutput);
        try
        {
            template(text, TemplateData.Of(context, meter));
            return text.ToString();
        }
        catch (Exception e) when ((e as LimitExceededException ?? e.InnerException as LimitExceededException) is { } limit)
        {
            throw new ExpressionException(limit.Message, limit);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new ExpressionException($"The template cannot be filled in: {e.Message}", e);
        }
        finally
        {
            meter.End();
        }
    }
}

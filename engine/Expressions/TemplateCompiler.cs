using System.Globalization;
using HandlebarsDotNet;

namespace WorkflowCrm.Engine.Expressions;

/// <summary>Compiles Handlebars templates without HTML escaping and with the invariant culture.</summary>
internal static class TemplateCompiler
{
    private static readonly IHandlebars s_handlebars = Handlebars.Create(new HandlebarsConfiguration
    {
        NoEscape = true,
        FormatProvider = CultureInfo.InvariantCulture,
    });

    public static HandlebarsTemplate<object, object> Compile(string source)
    {
        try
        {
            return s_handlebars.Compile(source);
        }
        catch (HandlebarsParserException e)
        {
            throw new ExpressionException($"The template cannot be read: {e.Message}", e);
        }
        catch (HandlebarsCompilerException e)
        {
            throw new ExpressionException($"The template cannot be read: {e.Message}", e);
        }
    }
}

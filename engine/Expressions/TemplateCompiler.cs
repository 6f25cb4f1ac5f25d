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

    public static HandlebarsTemplate<TextWriter, object, object> Compile(string source)
    {
        TemplateShape.Check(source);
        try
        {
            using var text = new StringReader(source);
            return s_handlebars.Compile(text);
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

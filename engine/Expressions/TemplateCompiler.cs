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
        catch (Exception e) when (e is HandlebarsParserException or HandlebarsCompilerException)
        {
            throw new ExpressionException($"The template cannot be read: {e.Message}", e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Over some mistakes the compiler itself stumbles.
            throw new ExpressionException("The template cannot be read; look for braces that do not match and for blocks without a subject.", e);
        }
    }
}

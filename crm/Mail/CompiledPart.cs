using HandlebarsDotNet;
using WorkflowCrm.Crm.Mail.Templates;

namespace WorkflowCrm.Crm.Mail;

/// <summary>One text of a template, compiled; what it becomes is bounded.</summary>
internal sealed class CompiledPart
{
    private readonly HandlebarsTemplate<TextWriter, object, object> _template;

    public CompiledPart(IHandlebars handlebars, string source)
    {
        using var text = new StringReader(source);
        _template = handlebars.Compile(text);
    }

    /// <exception cref="TemplateOutputException">It became too long.</exception>
    public string Fill(Dictionary<string, object?> facts)
    {
        using var filled = new BoundedText();
        try
        {
            _template(filled, facts);
        }
        catch (HandlebarsException wrapped) when (wrapped.InnerException is TemplateOutputException)
        {
            throw new TemplateOutputException();
        }

        return filled.ToString();
    }
}

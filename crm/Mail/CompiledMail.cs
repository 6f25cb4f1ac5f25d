using HandlebarsDotNet;

namespace WorkflowCrm.Crm.Mail;

/// <summary>One mail's compiled parts, by language.</summary>
internal sealed class CompiledMail(IHandlebars text, IHandlebars html, MailTemplateText source)
{
    public HandlebarsTemplate<object, object> SubjectZh { get; } = text.Compile(source.Line("subject-zh"));

    public HandlebarsTemplate<object, object> SubjectEn { get; } = text.Compile(source.Line("subject-en"));

    public HandlebarsTemplate<object, object> TextZh { get; } = text.Compile(LightText.ToText(source.Block("zh")));

    public HandlebarsTemplate<object, object> TextEn { get; } = text.Compile(LightText.ToText(source.Block("en")));

    public HandlebarsTemplate<object, object> HtmlZh { get; } = html.Compile(LightText.ToHtml(source.Block("zh")));

    public HandlebarsTemplate<object, object> HtmlEn { get; } = html.Compile(LightText.ToHtml(source.Block("en")));
}

using HandlebarsDotNet;

namespace WorkflowCrm.Crm.Mail;

/// <summary>What stands around every mail: the Chinese block, the English one, then why one gets it and that it must not be forwarded.</summary>
internal sealed class CompiledLayout(IHandlebars text, IHandlebars html, MailTemplateText source)
{
    private readonly HandlebarsTemplate<object, object> _text = text.Compile(source.Block("text"));
    private readonly HandlebarsTemplate<object, object> _html = html.Compile(source.Block("html"));

    public RenderedMail Render(CompiledMail mail, Dictionary<string, object?> zh, Dictionary<string, object?> en)
    {
        var subject = $"{mail.SubjectZh(zh)} / {mail.SubjectEn(en)}";
        var frame = new Dictionary<string, object?>
        {
            ["subject"] = subject, ["link"] = zh["link"], ["whyZh"] = zh["why"], ["whyEn"] = en["why"],
        };
        return new RenderedMail(
            subject,
            _text(With(frame, mail.TextZh(zh), mail.TextEn(en))),
            _html(With(frame, mail.HtmlZh(zh), mail.HtmlEn(en))));
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> frame, string zh, string en) =>
        new(frame) { ["zh"] = zh.Trim('\n'), ["en"] = en.Trim('\n') };
}

using HandlebarsDotNet;

namespace WorkflowCrm.Crm.Mail;

/// <summary>What stands around every mail: the block of the receiver's language, the other one, then why one gets it and that it must not be forwarded.</summary>
internal sealed class CompiledLayout(IHandlebars text, IHandlebars html, MailTemplateText source)
{
    private readonly HandlebarsTemplate<object, object> _text = text.Compile(source.Block("text"));
    private readonly HandlebarsTemplate<object, object> _html = html.Compile(source.Block("html"));

    public RenderedMail Render(CompiledMail mail, bool chineseFirst, Dictionary<string, object?> zh, Dictionary<string, object?> en)
    {
        var (subjectZh, subjectEn) = (mail.SubjectZh(zh), mail.SubjectEn(en));
        var frame = new Dictionary<string, object?>
        {
            ["subject"] = chineseFirst ? $"{subjectZh} / {subjectEn}" : $"{subjectEn} / {subjectZh}",
            ["link"] = zh["link"], ["whyZh"] = zh["why"], ["whyEn"] = en["why"],
            ["firstLanguage"] = chineseFirst ? MailLanguage.Chinese : MailLanguage.English,
            ["secondLanguage"] = chineseFirst ? MailLanguage.English : MailLanguage.Chinese,
        };
        return new RenderedMail(
            (string)frame["subject"]!,
            _text(With(frame, chineseFirst, mail.TextZh(zh), mail.TextEn(en))),
            _html(With(frame, chineseFirst, mail.HtmlZh(zh), mail.HtmlEn(en))));
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> frame, bool chineseFirst, string zh, string en) =>
        new(frame) { ["first"] = (chineseFirst ? zh : en).Trim('\n'), ["second"] = (chineseFirst ? en : zh).Trim('\n') };
}

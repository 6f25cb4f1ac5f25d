using HandlebarsDotNet;
using WorkflowCrm.Crm.Mail.Templates;

namespace WorkflowCrm.Crm.Mail;

/// <summary>One mail's compiled parts, by language.</summary>
internal sealed class CompiledMail(IHandlebars text, IHandlebars html, MailTemplateContent source)
{
    private readonly CompiledPart _subjectZh = new(text, source.SubjectZh);
    private readonly CompiledPart _subjectEn = new(text, source.SubjectEn);
    private readonly CompiledPart _textZh = new(text, LightText.ToText(source.TextZh));
    private readonly CompiledPart _textEn = new(text, LightText.ToText(source.TextEn));
    private readonly CompiledPart _htmlZh = new(html, LightText.ToHtml(source.TextZh));
    private readonly CompiledPart _htmlEn = new(html, LightText.ToHtml(source.TextEn));

    /// <summary>What it may ask for; a mail that lacks one of these leaves the place empty.</summary>
    public IReadOnlyCollection<string> Names { get; } =
        [.. source.Parts.SelectMany(part => TemplateTags.In(part.Text)).Where(tag => tag.Opens || tag.Kind == TagKind.Value).Select(tag => tag.Name).Distinct(StringComparer.Ordinal)];

    public string SubjectZh(Dictionary<string, object?> facts) => _subjectZh.Fill(facts);

    public string SubjectEn(Dictionary<string, object?> facts) => _subjectEn.Fill(facts);

    public string TextZh(Dictionary<string, object?> facts) => _textZh.Fill(facts);

    public string TextEn(Dictionary<string, object?> facts) => _textEn.Fill(facts);

    public string HtmlZh(Dictionary<string, object?> facts) => _htmlZh.Fill(facts);

    public string HtmlEn(Dictionary<string, object?> facts) => _htmlEn.Fill(facts);
}

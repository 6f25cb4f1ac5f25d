using System.Security.Cryptography;
using System.Text;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>What a mail template says, in both languages. Line ends are <c>\n</c>; there are no blanks around the texts.</summary>
/// <param name="SubjectZh">The Chinese subject.</param>
/// <param name="SubjectEn">The English subject.</param>
/// <param name="TextZh">The Chinese block, in light text.</param>
/// <param name="TextEn">The English block.</param>
public sealed record MailTemplateContent(string SubjectZh, string SubjectEn, string TextZh, string TextEn)
{
    /// <summary>Tells whether two contents are the same, also across versions of the program: SHA-256, lower case.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', SubjectZh, SubjectEn, TextZh, TextEn))));

    /// <summary>The four parts in the order in which a page shows them.</summary>
    public IEnumerable<(TemplatePart Part, string Text)> Parts =>
        [(TemplatePart.SubjectZh, SubjectZh), (TemplatePart.TextZh, TextZh), (TemplatePart.SubjectEn, SubjectEn), (TemplatePart.TextEn, TextEn)];

    /// <summary>Of what was typed: blanks at the ends and control characters go; subjects keep their line breaks, so that the check can name them.</summary>
    public static MailTemplateContent Typed(string? subjectZh, string? subjectEn, string? textZh, string? textEn) =>
        new(Clean(subjectZh), Clean(subjectEn), Clean(textZh), Clean(textEn));

    internal static MailTemplateContent Of(MailTemplateText text) =>
        new(text.Line("subject-zh"), text.Line("subject-en"), Clean(text.Block("zh")), Clean(text.Block("en")));

    private static string Clean(string? text) => string.Join('\n', Approvals.Forms.PlainText.Lines(text).Split('\n').Select(line => line.TrimEnd()));
}

/// <summary>The parts of a template that are written apart.</summary>
public enum TemplatePart
{
    SubjectZh,

    TextZh,

    SubjectEn,

    TextEn,
}

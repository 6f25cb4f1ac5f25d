using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowCrm.Crm.Mail;

/// <summary>
/// The light text of the mail templates: a line is a paragraph, a line that begins with <c>- </c> an item, a line that is only
/// <c>[words]({{link}})</c> a button, <c>[words]({{link}})</c> elsewhere a link. What is converted is the template, before
/// anything is filled in: what people typed can never become markup.
/// </summary>
internal static partial class LightText
{
    /// <summary>The address of a link that decides.</summary>
    private const string Deciding = "{{go}}";

    private const string Paragraph = "margin:10px 0;white-space:pre-line;overflow-wrap:anywhere";
    private const string Item = "margin:0 0 4px;padding-left:1em;text-indent:-1em;white-space:pre-line;overflow-wrap:anywhere";
    private const string ButtonLine = "display:inline-block;margin:6px 8px 6px 0";
    private const string Button = "display:inline-block;padding:11px 23px;border:1px solid #066fd1;border-radius:4px;background:#066fd1;color:#ffffff;text-decoration:none;font-weight:600";

    /// <summary>Leads to a page; only a button that decides is filled.</summary>
    private const string QuietButton = "display:inline-block;padding:11px 23px;border:1px solid #066fd1;border-radius:4px;background:#ffffff;color:#0054a6;text-decoration:none;font-weight:600";

    /// <summary>The template of the text part.</summary>
    public static string ToText(string light) => Link().Replace(light, "$1: $2");

    /// <summary>The template of the HTML part.</summary>
    public static string ToHtml(string light)
    {
        var html = new StringBuilder();
        foreach (var line in light.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0))
            html.Append(Convert(line)).Append('\n');
        return html.ToString();
    }

    private static string Convert(string line)
    {
        if (BlockOnly().IsMatch(line))
            return line;
        if (Link().Match(line) is { Success: true } link && link.Length == line.Length)
            return $"<p style=\"{ButtonLine}\"><a href=\"{link.Groups[2].Value}\" style=\"{(link.Groups[2].Value == Deciding ? Button : QuietButton)}\">{Inline(link.Groups[1].Value)}</a></p>";
        return line.StartsWith("- ", StringComparison.Ordinal)
            ? $"<div style=\"{Item}\">• {Inline(line[2..])}</div>"
            : $"<p style=\"{Paragraph}\">{Inline(line)}</p>";
    }

    /// <summary>Escapes the words of the template and leaves its placeholders alone.</summary>
    private static string Inline(string text)
    {
        var html = new StringBuilder();
        var position = 0;
        foreach (Match match in Special().Matches(text))
        {
            html.Append(WebUtility.HtmlEncode(text[position..match.Index]));
            html.Append(match.Groups[1].Success
                ? $"<a href=\"{match.Groups[2].Value}\">{WebUtility.HtmlEncode(match.Groups[1].Value)}</a>"
                : match.Value);
            position = match.Index + match.Length;
        }

        return html.Append(WebUtility.HtmlEncode(text[position..])).ToString();
    }

    [GeneratedRegex(@"\[([^\]\n{}]+|\{\{\w+\}\})\]\((\{\{\w+\}\})\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s*\{\{[#/^][^{}]*\}\}\s*$|^\s*\{\{\s*else\s*\}\}\s*$")]
    private static partial Regex BlockOnly();

    [GeneratedRegex(@"\[([^\]\n{}]+|\{\{\w+\}\})\]\((\{\{\w+\}\})\)|\{\{[^{}]*\}\}")]
    private static partial Regex Special();
}

using System.Text.RegularExpressions;

namespace WorkflowCrm.Crm.Mail.Templates;

/// <summary>Finds the pairs of braces in a template, as strictly as owners are told to write them.</summary>
internal static partial class TemplateTags
{
    public static IEnumerable<TemplateTag> In(string text)
    {
        var from = 0;
        while (true)
        {
            var (open, close) = (Find(text, "{{", from), Find(text, "}}", from));
            if (open < 0 && close < 0)
                yield break;
            if (close >= 0 && (open < 0 || close < open))
            {
                yield return new TemplateTag(TagKind.Braces, "}}", close);
                from = close + 2;
                continue;
            }

            var tag = At(text, open, out from);
            yield return tag;
        }
    }

    private static TemplateTag At(string text, int open, out int next)
    {
        if (text.AsSpan(open).StartsWith("{{{"))
        {
            var end = Find(text, "}}", open);
            next = end < 0 ? text.Length : end + (text.AsSpan(end).StartsWith("}}}") ? 3 : 2);
            return new TemplateTag(TagKind.Raw, Shown(text[open..next]), open);
        }

        // A backslash before them would make braces plain text, and what follows would no longer match.
        if (open > 0 && text[open - 1] == '\\')
        {
            next = open + 2;
            return new TemplateTag(TagKind.Unknown, "\\{{", open - 1);
        }

        var inner = open + 2;
        var close = Find(text, "}}", inner);
        var another = Find(text, "{{", inner);
        var lineEnd = text.IndexOf('\n', inner);
        if (close < 0 || (another >= 0 && another < close) || (lineEnd >= 0 && lineEnd < close))
        {
            next = inner;
            return new TemplateTag(TagKind.Braces, "{{", open);
        }

        next = close + 2;
        if (close - inner > TemplateLimits.Tag)
            return new TemplateTag(TagKind.TooLong, Shown(text[open..next]), open);
        // A third brace after it would be read as a part of the tag.
        if (next < text.Length && text[next] == '}')
            return new TemplateTag(TagKind.Braces, Shown(text[open..(next + 1)]), open);
        return Of(text[inner..close].Trim(), text[open..next], open);
    }

    private static TemplateTag Of(string inner, string written, int at)
    {
        if (inner == "else")
            return new TemplateTag(TagKind.Else, inner, at);
        if (Name().IsMatch(inner))
            return new TemplateTag(TagKind.Value, inner, at);
        if (Opening().Match(inner) is { Success: true } opening)
        {
            var kind = opening.Groups[1].Value switch { "if" => TagKind.If, "unless" => TagKind.Unless, _ => TagKind.Each };
            return new TemplateTag(kind, opening.Groups[2].Value, at);
        }

        return inner switch
        {
            "/if" => new TemplateTag(TagKind.EndIf, inner, at),
            "/unless" => new TemplateTag(TagKind.EndUnless, inner, at),
            "/each" => new TemplateTag(TagKind.EndEach, inner, at),
            ['&', ..] => new TemplateTag(TagKind.Raw, written, at),
            ['>', ..] or ['#', '>', ..] or ['#', '*', ..] => new TemplateTag(TagKind.Partial, written, at),
            _ => new TemplateTag(TagKind.Unknown, written, at),
        };
    }

    private static int Find(string text, string what, int from) => text.IndexOf(what, from, StringComparison.Ordinal);

    private static string Shown(string written) => Approvals.Forms.PlainText.Shorten(Approvals.Forms.PlainText.Line(written), TemplateLimits.Tag);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex Name();

    [GeneratedRegex("^#(if|unless|each) +([A-Za-z][A-Za-z0-9_]*)$")]
    private static partial Regex Opening();
}

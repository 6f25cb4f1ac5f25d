namespace WorkflowCrm.Engine.Expressions;

/// <summary>Refuses templates that could not be read, or could run for ever, whatever their data.</summary>
internal static class TemplateShape
{
    private const int MaximumLength = 65_536;
    private const int MaximumDepth = 50;
    private const int MaximumTag = 1_000;

    /// <exception cref="ExpressionException">The template or one of its tags is too long, it is nested too deeply, or uses partials.</exception>
    public static void Check(string source)
    {
        if (source.Length > MaximumLength)
        {
            throw new ExpressionException($"The template has {source.Length} characters; {MaximumLength} are allowed.");
        }

        var depth = 0;
        for (var at = source.IndexOf("{{", StringComparison.Ordinal); at >= 0; at = source.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var tag = source.AsSpan(at).TrimStart("{~ \t\r\n");
            at += 2;
            depth += tag switch { ['#', ..] => 1, ['/', ..] => -1, _ => 0 };
            if (IsPartial(tag))
            {
                throw Refuse(source, at, "Partials ({{> …}}) are not available; write their text out.");
            }

            // The compiler reads a tag again for each of its parts.
            if (LengthOf(tag) > MaximumTag)
            {
                throw Refuse(source, at, $"What stands between two pairs of braces is longer than {MaximumTag} characters.");
            }

            if (depth > MaximumDepth || OpenBrackets(tag) > MaximumDepth)
            {
                throw Refuse(source, at, $"The template is nested more than {MaximumDepth} levels deep.");
            }
        }
    }

    private static bool IsPartial(ReadOnlySpan<char> tag) => tag switch
    {
        ['>', ..] => true,
        ['#', .. var rest] => rest.TrimStart() is ['>' or '*', ..],
        _ => false,
    };

    /// <summary>As the compiler reads it: braces within quotes and square brackets do not end a tag.</summary>
    private static int LengthOf(ReadOnlySpan<char> tag)
    {
        var isComment = tag is ['!', ..];
        for (var at = 0; at < tag.Length; at++)
        {
            if (tag[at..].StartsWith("}}", StringComparison.Ordinal))
            {
                return at;
            }

            if (!isComment && tag[at] is ('[' or '"' or '\''))
            {
                var end = tag[(at + 1)..].IndexOf(tag[at] == '[' ? ']' : tag[at]);
                if (end < 0)
                {
                    return tag.Length;
                }

                at += end + 1;
            }
        }

        return tag.Length;
    }

    private static int OpenBrackets(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf("}}", StringComparison.Ordinal);
        return (end < 0 ? tag : tag[..end]).Count('(');
    }

    private static ExpressionException Refuse(string source, int at, string reason)
    {
        var (line, column) = JavaScript.LoweredScript.LineAndColumn(source, at);
        return new ExpressionException(reason, line, column - 2);
    }
}

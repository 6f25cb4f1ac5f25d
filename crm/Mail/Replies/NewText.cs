using System.Text;

namespace WorkflowCrm.Crm.Mail.Replies;

/// <summary>
/// What the sender of a reply wrote himself: without quotations, their headings, signatures and disclaimers, above, below and
/// between quoted lines. In doubt it takes less: what is lost here is still in the mail, and what is too much could decide.
/// </summary>
public static class NewText
{
    // A heading such as "On … wrote:" is at most so many lines and characters long.
    private const int HeadingLines = 4;
    private const int HeadingLength = 400;
    private const int HeaderBlockLines = 10;

    /// <param name="text">A mail's text as plain text, quoted lines with <c>&gt;</c>.</param>
    /// <returns>With line feeds, trimmed, without several empty lines in succession; empty when the sender wrote nothing.</returns>
    public static string Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);
        var kept = new StringBuilder();
        var gap = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (QuoteMarks.IsQuoted(line) || QuoteMarks.IsDeviceLine(line))
                continue;
            var heading = HeadingAt(lines, i);
            if (heading > 0)
            {
                i += heading - 1;
                if (IsQuotedNext(lines, i + 1))
                    continue;
                break;
            }
            // "-- " is a signature with its space, and where programs have lost it.
            if (line is "--" || QuoteMarks.IsSeparator(line) || QuoteMarks.IsDisclaimer(line) || IsHeaderBlock(lines, i))
                break;
            if (line.Length == 0)
            {
                gap = kept.Length > 0;
                continue;
            }
            if (kept.Length > 0)
                kept.Append(gap ? "\n\n" : "\n");
            kept.Append(line);
            gap = false;
        }
        return kept.ToString();
    }

    // How many lines the heading of a quotation takes that begins here; 0 when none does.
    private static int HeadingAt(string[] lines, int at)
    {
        var joined = "";
        for (var i = at; i < lines.Length && i < at + HeadingLines; i++)
        {
            var line = lines[i];
            if (line.Length == 0 || joined.Length + line.Length > HeadingLength || QuoteMarks.IsQuoted(line))
                return 0;
            // A later line that begins a heading by itself leaves the lines before to the sender.
            if (i > at && (!QuoteMarks.MayOpenHeading(joined) || QuoteMarks.OpensHeading(line) || (!QuoteMarks.OpensHeading(joined) && QuoteMarks.MayOpenHeading(line))))
                return 0;
            joined = joined.Length == 0 ? line : joined + " " + line;
            if (QuoteMarks.IsHeading(joined))
                return i - at + 1;
        }
        return 0;
    }

    private static bool IsQuotedNext(string[] lines, int at)
    {
        for (var i = at; i < lines.Length; i++)
            if (lines[i] is { Length: > 0 } line)
                return QuoteMarks.IsQuoted(line);
        return false;
    }

    // "From:" with at least two other fields of a header in the lines below.
    private static bool IsHeaderBlock(string[] lines, int at)
    {
        if (!QuoteMarks.IsSenderField(lines[at]))
            return false;
        var fields = 0;
        for (var i = at + 1; i < lines.Length && i <= at + HeaderBlockLines; i++)
            if (QuoteMarks.IsOtherField(lines[i]))
                fields++;
        return fields >= 2;
    }
}

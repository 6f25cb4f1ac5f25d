using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Text with line feeds and without what a database or a page could stumble over.</summary>
internal static class PlainText
{
    /// <summary>At most so many characters, and no half of one at the end.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }

    /// <summary>Other line ends become line feeds; control characters but tabs, the byte order mark and halves of characters go.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            if (c == '\r')
                clean.Append('\n');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c))
                clean.Append(Charsets.Replacement[0]);
            else if (c is '\n' or '\t' || !(char.IsControl(c) || (c == '\uFEFF' && clean.Length == 0)))
                clean.Append(c);
        }
        return clean.ToString();
    }
}

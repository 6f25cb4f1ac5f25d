using System.Globalization;
using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>A parameter, or a section of one (RFC 2231).</summary>
/// <param name="Name">In lower case, without asterisks.</param>
/// <param name="Section">Its number, for a parameter in several sections.</param>
/// <param name="IsExtended">Its value has percent escapes, and the first section's the character set.</param>
/// <param name="Text">Without quotes.</param>
internal sealed record ContentParameter(string Name, int? Section, bool IsExtended, string Text)
{
    public static ContentParameter? Read(string piece)
    {
        var equals = piece.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            return null;
        var name = AsciiCase.Lower(piece[..equals].Trim());
        var isExtended = name.EndsWith('*');
        var stars = name.TrimEnd('*').Split('*', 2);
        int? section = stars.Length == 2 && int.TryParse(stars[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new ContentParameter(stars[0], section, isExtended, Unquoted(piece[(equals + 1)..].Trim()));
    }

    private static string Unquoted(string text)
    {
        if (text.Length == 0 || text[0] != '"')
            return text;
        var unquoted = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length && text[i] != '"'; i++)
        {
            // Windows' programs write paths with bare backslashes; only these two need one.
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is ('"' or '\\'))
                i++;
            if (i < text.Length)
                unquoted.Append(text[i]);
        }
        return unquoted.ToString();
    }
}

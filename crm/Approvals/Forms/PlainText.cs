using System.Text;

namespace WorkflowCrm.Crm.Approvals.Forms;

/// <summary>Brings what a person typed into a form that can be stored anywhere, without changing what it says.</summary>
public static class PlainText
{
    /// <summary>The general limit of a text, in characters.</summary>
    public const int MaxLength = 4000;

    /// <summary>Several lines: trimmed, one kind of line end, without control characters and broken surrogates (which databases refuse).</summary>
    public static string Lines(string? text) => Clean(text, keepLines: true);

    /// <summary>The same in one line.</summary>
    public static string Line(string? text) => Clean(text, keepLines: false);

    /// <summary>At most that many characters, with an ellipsis when something was cut.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = char.IsHighSurrogate(text[max - 2]) ? max - 2 : max - 1;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    private static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r')
                clean.Append(keepLines ? '\n' : ' ');
            else if (rune.Value == '\t')
                clean.Append(keepLines ? '\t' : ' ');
            else if (!Rune.IsControl(rune))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }
}

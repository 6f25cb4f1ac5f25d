using System.Text.Unicode;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Bytes to text by the character set that is named, or by what they look like.</summary>
internal static class CharsetText
{
    /// <summary>Reads bytes whose character set nobody names: UTF-8 if they can be that, else GB18030, which nearly everything else is here.</summary>
    public static string Guess(ReadOnlySpan<byte> bytes) => (Utf8.IsValid(bytes) ? Charsets.Utf8 : Charsets.Gb18030).GetString(bytes);

    /// <param name="bytes">The text.</param>
    /// <param name="charset">As the mail names it; null when it does not.</param>
    /// <param name="isDoubtful">The name is unknown, or the bytes are not what it says.</param>
    public static string Read(ReadOnlySpan<byte> bytes, string? charset, out bool isDoubtful)
    {
        isDoubtful = false;
        if (string.IsNullOrWhiteSpace(charset) || Charsets.IsAscii(charset))
            return Guess(bytes);
        if (Charsets.Find(charset) is not { } encoding)
        {
            isDoubtful = true;
            return Guess(bytes);
        }
        var text = encoding.GetString(bytes);
        if (!text.Contains(Charsets.Replacement, StringComparison.Ordinal))
            return text;
        // A wrong name is more likely than broken characters, if another one fits.
        isDoubtful = true;
        var guess = Guess(bytes);
        return guess.Contains(Charsets.Replacement, StringComparison.Ordinal) ? text : guess;
    }
}

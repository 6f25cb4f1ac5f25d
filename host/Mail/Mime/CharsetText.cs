using System.Text;
using System.Text.Unicode;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Bytes to text by the character set that is named, or by what they look like.</summary>
internal static class CharsetText
{
    private const int Chunk = 4_096;

    /// <summary>Reads bytes whose character set nobody names: UTF-8 if they can be that, else GB18030, which nearly everything else is here.</summary>
    public static string Guess(ReadOnlySpan<byte> bytes) => Decode(IsUtf8(bytes) ? Charsets.Utf8 : Charsets.Gb18030, bytes);

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
        var text = Decode(encoding, bytes);
        if (!text.Contains(Charsets.Replacement, StringComparison.Ordinal))
            return text;
        isDoubtful = true;
        if (encoding == Charsets.Utf8 && IsMostlyRight(text))
            return text;
        // A wrong name is more likely than broken characters, if another one fits.
        var guess = Guess(bytes);
        return guess.Contains(Charsets.Replacement, StringComparison.Ordinal) ? text : guess;
    }

    // The framework makes an object for each byte that it must replace. What is mostly broken is no text of this character set,
    // so from there on each byte is a character.
    private static string Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (encoding == Charsets.Utf8 || bytes.Length <= Chunk)
            return encoding.GetString(bytes);
        var decoder = encoding.GetDecoder();
        var buffer = new char[encoding.GetMaxCharCount(Chunk)];
        var text = new StringBuilder(bytes.Length);
        var broken = 0;
        for (var at = 0; at < bytes.Length; at += Chunk)
        {
            if (broken * 2 > text.Length)
                return text.Append(Encoding.Latin1.GetString(bytes[at..])).ToString();
            var chunk = bytes[at..Math.Min(bytes.Length, at + Chunk)];
            var length = decoder.GetChars(chunk, buffer, flush: at + Chunk >= bytes.Length);
            broken += buffer.AsSpan(0, length).Count(Charsets.Replacement[0]);
            text.Append(buffer, 0, length);
        }
        return text.ToString();
    }

    // A text that is cut off may end within a character: three bytes of it at most. But what is nothing else would be anything.
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return true;
        var start = bytes.Length - 1;
        while (start > 0 && bytes.Length - start < 3 && bytes[start] is >= 0x80 and < 0xC0)
            start--;
        var rest = bytes[..Math.Max(start, 0)];
        return bytes[start] >= 0xC2 && Utf8.IsValid(rest) && rest.ContainsAnyExceptInRange((byte)0, (byte)0x7F);
    }

    // Few broken characters among many are damage and not another character set.
    private static bool IsMostlyRight(string text)
    {
        var (right, broken) = (0, 0);
        foreach (var c in text)
        {
            if (c == Charsets.Replacement[0])
                broken++;
            else if (c >= 0x80)
                right++;
        }
        return broken * 5 <= right;
    }
}

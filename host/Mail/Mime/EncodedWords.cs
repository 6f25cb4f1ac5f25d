namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Header text in the form of RFC 2047: plain where it can be, else base64 words of at most 64 characters that never split a character.</summary>
internal static class EncodedWords
{
    private const string Opening = "=?utf-8?B?";
    private const string Closing = "?=";

    // A line with such words may have 76 characters, the name of the header included; a word less its frame is whole
    // base64 groups of four characters for three bytes.
    private const int BytesPerWord = (64 - 12) / 4 * 3;

    /// <summary>The value of a header field; the words are folded onto lines of their own.</summary>
    public static string Encode(string text)
    {
        var oneLine = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return IsPlain(oneLine) ? oneLine : string.Join("\r\n ", Words(oneLine));
    }

    /// <summary>A display name: quoted when it is plain, else encoded.</summary>
    public static string EncodeName(string name)
    {
        var encoded = Encode(name);
        return encoded.StartsWith(Opening, StringComparison.Ordinal)
            ? encoded
            : $"\"{encoded.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    // Longer plain text would need folding of its own; encoded words fold anyway.
    private static bool IsPlain(string text) =>
        text.Length <= 60 && text.All(c => c is >= ' ' and <= '~') && !text.Contains("=?", StringComparison.Ordinal);

    private static IEnumerable<string> Words(string text)
    {
        var bytes = new List<byte>(BytesPerWord);
        var buffer = new byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(buffer);
            if (bytes.Count + length > BytesPerWord)
            {
                yield return Word(bytes);
                bytes.Clear();
            }
            bytes.AddRange(buffer.AsSpan(0, length));
        }
        yield return Word(bytes);
    }

    private static string Word(List<byte> bytes) => Opening + Convert.ToBase64String(bytes.ToArray()) + Closing;
}

using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>
/// Header text with the words of RFC 2047 decoded, wherever they stand: also inside quotes and without space around, as some
/// programs write them. Characters that are split between adjacent words of one character set are put together.
/// </summary>
internal static class EncodedWordReader
{
    private const int LongestCharset = 60;

    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
            return text;
        var decoded = new StringBuilder(text.Length);
        var pending = new List<byte>();
        string? pendingCharset = null;
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf("=?", at, StringComparison.Ordinal);
            if (start < 0)
                break;
            // Once no word ends any more, nothing behind is a word.
            if (!TryWord(text, start, out var word, out var end))
            {
                if (end < 0)
                    break;
                Flush(decoded, pending, ref pendingCharset);
                decoded.Append(text, at, start + 2 - at);
                at = start + 2;
                continue;
            }
            var between = text.AsSpan(at, start - at);
            if (pendingCharset is null || !between.IsWhiteSpace())
            {
                Flush(decoded, pending, ref pendingCharset);
                decoded.Append(between);
            }
            else if (!pendingCharset.Equals(word.Charset, StringComparison.OrdinalIgnoreCase))
            {
                Flush(decoded, pending, ref pendingCharset);
            }
            pendingCharset = word.Charset;
            pending.AddRange(word.Bytes);
            at = end;
        }
        Flush(decoded, pending, ref pendingCharset);
        return decoded.Append(text, at, text.Length - at).ToString();
    }

    private static void Flush(StringBuilder decoded, List<byte> pending, ref string? charset)
    {
        if (charset is null)
            return;
        // No line ends and other controls from within a word.
        foreach (var c in CharsetText.Read(pending.ToArray(), charset, out _))
            decoded.Append(char.IsControl(c) ? ' ' : c);
        pending.Clear();
        charset = null;
    }

    // =?charset*language?B?text?=; end is negative when no word can end behind this place.
    private static bool TryWord(string text, int start, out (string Charset, byte[] Bytes) word, out int end)
    {
        word = default;
        end = 0;
        var charsetEnd = text.IndexOf('?', start + 2, Math.Min(LongestCharset, text.Length - start - 2));
        if (charsetEnd <= start + 2 || charsetEnd + 2 >= text.Length || text[charsetEnd + 2] != '?')
            return false;
        var kind = char.ToUpperInvariant(text[charsetEnd + 1]);
        if (kind is not ('B' or 'Q'))
            return false;
        var close = text.IndexOf("?=", charsetEnd + 3, StringComparison.Ordinal);
        if (close < 0)
        {
            end = -1;
            return false;
        }
        var content = Encoding.Latin1.GetBytes(text, charsetEnd + 3, close - charsetEnd - 3);
        var bytes = kind == 'B' ? Base64Reader.Decode(content, int.MaxValue, out _) : QuotedPrintable.DecodeWord(content);
        word = (text[(start + 2)..charsetEnd].Split('*')[0], bytes.ToArray());
        end = close + 2;
        return true;
    }
}

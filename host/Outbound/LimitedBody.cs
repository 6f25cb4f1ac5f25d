using System.Text;

namespace WorkflowCrm.Host.Outbound;

/// <summary>Reads the beginning of a body as text.</summary>
internal static class LimitedBody
{
    /// <param name="limit">Bytes; what comes after them is not read.</param>
    public static async Task<string> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var bytes = new byte[Math.Min(limit, content.Headers.ContentLength ?? limit)];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var decoder = EncodingOf(content).GetDecoder();
        var chars = new char[decoder.GetCharCount(bytes, 0, read, flush: false)];
        // Not flushed: half a character at the cut is left out instead of becoming a question mark.
        return new string(chars, 0, decoder.GetChars(bytes, 0, read, chars, 0, flush: false)).TrimStart('\uFEFF');
    }

    private static Encoding EncodingOf(HttpContent content)
    {
        try
        {
            return content.Headers.ContentType?.CharSet?.Trim('"') is { Length: > 0 } name ? Encoding.GetEncoding(name) : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}

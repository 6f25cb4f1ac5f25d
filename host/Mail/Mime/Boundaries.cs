using System.Text;

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Splits a multipart's body at the lines that its boundary makes (RFC 2046, 5.1.1).</summary>
internal static class Boundaries
{
    private const int Longest = 200;

    /// <summary>The parts, without what stands before the first and after the last. A boundary that is missing or never occurs is looked for.</summary>
    /// <param name="body">The whole body of the multipart.</param>
    /// <param name="boundary">As the header has it.</param>
    /// <param name="most">Further parts are left out.</param>
    /// <param name="isCut">Whether some were.</param>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> body, string? boundary, int most, out bool isCut)
    {
        isCut = false;
        if (boundary?.TrimEnd() is { Length: > 0 and <= Longest } named && Split(body, Encoding.UTF8.GetBytes(named), most, out isCut) is { } parts)
            return parts;
        return Guess(body.Span) is { } guessed ? Split(body, guessed, most, out isCut) : null;
    }

    private static List<ReadOnlyMemory<byte>>? Split(ReadOnlyMemory<byte> body, byte[] boundary, int most, out bool isCut)
    {
        isCut = false;
        var bytes = body.Span;
        List<ReadOnlyMemory<byte>>? parts = null;
        var start = -1;
        for (var at = 0; at < bytes.Length;)
        {
            var next = Lines.Next(bytes, at);
            if (IsBoundary(bytes[at..next], boundary, out var isLast))
            {
                parts ??= [];
                if (start >= 0)
                    parts.Add(Part(body, start, at));
                start = isLast ? -1 : next;
                isCut = parts.Count >= most;
                if (isLast || isCut)
                    return parts;
            }
            at = next;
        }
        // The last part goes on to the end when nothing closes it.
        if (start >= 0)
            parts!.Add(Part(body, start, bytes.Length));
        return parts;
    }

    private static bool IsBoundary(ReadOnlySpan<byte> line, byte[] boundary, out bool isLast)
    {
        isLast = false;
        if (!line.StartsWith("--"u8) || !line[2..].StartsWith(boundary))
            return false;
        var rest = line[(2 + boundary.Length)..].TrimEnd(" \t\r\n"u8);
        isLast = rest.SequenceEqual("--"u8);
        return isLast || rest.IsEmpty;
    }

    // The line end before a boundary belongs to the boundary.
    private static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> body, int start, int end)
    {
        var bytes = body.Span;
        if (end > start && bytes[end - 1] == (byte)'\n')
            end -= end - 1 > start && bytes[end - 2] == (byte)'\r' ? 2 : 1;
        return body[start..Math.Max(start, end)];
    }

    // The first line with two dashes and something behind, directly before a field of a part.
    private static byte[]? Guess(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var next = Lines.Next(bytes, at);
            var line = bytes[at..next].TrimEnd(" \t\r\n"u8);
            if (line.Length is > 2 and <= Longest && line.StartsWith("--"u8) && StartsWithContent(bytes[next..]))
                return line[2..].ToArray();
            at = next;
        }
        return null;
    }

    private static bool StartsWithContent(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 8 && Encoding.Latin1.GetString(bytes[..8]).Equals("content-", StringComparison.OrdinalIgnoreCase);
}

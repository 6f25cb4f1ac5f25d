namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Quoted-printable (RFC 2045, 6.7) and its relative in header words (RFC 2047, 4.2). What is no escape stands for itself.</summary>
internal static class QuotedPrintable
{
    /// <param name="encoded">A body.</param>
    /// <param name="mostBytes">The result has at most one byte more.</param>
    /// <param name="isBroken">There was an equals sign that escapes nothing.</param>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> encoded, int mostBytes, out bool isBroken)
    {
        var decoded = new byte[(int)Math.Min(encoded.Length, mostBytes + 1L)];
        var length = 0;
        isBroken = false;
        for (var at = 0; at < encoded.Length && length < decoded.Length;)
        {
            var next = Lines.Next(encoded, at);
            // White space at a line's end was added on the way.
            var line = encoded[at..next].TrimEnd(" \t\r\n"u8);
            var isSoft = !line.IsEmpty && line[^1] == (byte)'=';
            if (isSoft)
                line = line[..^1];
            isBroken |= Append(line, isWord: false, decoded, ref length);
            var end = isSoft ? [] : encoded[at..next];
            end = end[end.TrimEnd("\r\n"u8).Length..];
            var room = Math.Min(end.Length, decoded.Length - length);
            end[..room].CopyTo(decoded.AsSpan(length));
            length += room;
            at = next;
        }
        return decoded.AsMemory(0, length);
    }

    public static ReadOnlyMemory<byte> DecodeWord(ReadOnlySpan<byte> encoded)
    {
        var decoded = new byte[encoded.Length];
        var length = 0;
        Append(encoded, isWord: true, decoded, ref length);
        return decoded.AsMemory(0, length);
    }

    private static bool Append(ReadOnlySpan<byte> line, bool isWord, byte[] decoded, ref int length)
    {
        var isBroken = false;
        for (var i = 0; i < line.Length && length < decoded.Length; i++)
        {
            var c = line[i];
            if (c == (byte)'=' && i + 2 < line.Length && char.IsAsciiHexDigit((char)line[i + 1]) && char.IsAsciiHexDigit((char)line[i + 2]))
            {
                c = (byte)((Hex(line[i + 1]) << 4) | Hex(line[i + 2]));
                i += 2;
            }
            else if (c == (byte)'=')
            {
                isBroken = true;
            }
            else if (isWord && c == (byte)'_')
            {
                c = (byte)' ';
            }
            decoded[length++] = c;
        }
        return isBroken;
    }

    private static int Hex(byte c) => c <= (byte)'9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

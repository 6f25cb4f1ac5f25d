namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Base64 as it arrives: with line ends anywhere, junk between, padding missing or in the middle.</summary>
internal static class Base64Reader
{
    /// <param name="encoded">Everything that is no character of base64 is passed over.</param>
    /// <param name="mostBytes">The result has at most one byte more.</param>
    /// <param name="isBroken">There was junk, or the end is cut off.</param>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> encoded, int mostBytes, out bool isBroken)
    {
        var decoded = new byte[(int)Math.Min(((long)encoded.Length * 3 / 4) + 3, mostBytes == int.MaxValue ? long.MaxValue : mostBytes + 1L)];
        var length = 0;
        var (group, characters) = (0, 0);
        isBroken = false;
        foreach (var c in encoded)
        {
            var value = Value(c);
            if (value >= 0)
            {
                group = (group << 6) | value;
                if (++characters < 4)
                    continue;
            }
            else if (c != (byte)'=')
            {
                isBroken |= c is not ((byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t');
                continue;
            }
            Flush(decoded, ref length, group, characters);
            (group, characters) = (0, 0);
            if (length == decoded.Length)
                break;
        }
        isBroken |= characters > 0;
        Flush(decoded, ref length, group, characters);
        return decoded.AsMemory(0, length);
    }

    private static void Flush(byte[] decoded, ref int length, int group, int characters)
    {
        var bits = group << (6 * (4 - characters));
        for (var i = 0; i < characters - 1 && length < decoded.Length; i++)
            decoded[length++] = (byte)(bits >> (16 - (8 * i)));
    }

    private static int Value(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };
}

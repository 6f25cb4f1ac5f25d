namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>Lines of bytes that end with a line feed, with or without a carriage return.</summary>
internal static class Lines
{
    /// <summary>Where the line after the one at this place begins.</summary>
    public static int Next(ReadOnlySpan<byte> bytes, int at)
    {
        var length = bytes[at..].IndexOf((byte)'\n');
        return length < 0 ? bytes.Length : at + length + 1;
    }

    /// <summary>The line between these places without its end.</summary>
    public static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> bytes, int at, int next) => bytes[at..next].TrimEnd("\r\n"u8);
}

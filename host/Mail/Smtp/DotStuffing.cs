namespace WorkflowCrm.Host.Mail.Smtp;

/// <summary>A mail in the form in which it is sent after DATA: a line that begins with a dot has one more, and a dot alone ends it (RFC 5321, 4.5.2).</summary>
internal static class DotStuffing
{
    /// <exception cref="FormatException">A line end that is not CRLF: servers differ in what they take it for, and a mail could smuggle a second one through.</exception>
    public static byte[] Stuff(ReadOnlySpan<byte> mail)
    {
        var data = new MemoryStream(mail.Length + 1024);
        var atLineStart = true;
        for (var i = 0; i < mail.Length; i++)
        {
            var isCrLf = mail[i] == '\r' && i + 1 < mail.Length && mail[i + 1] == '\n';
            if (mail[i] is (byte)'\r' or (byte)'\n' && !isCrLf)
                throw new FormatException("The mail has a line end that is not CRLF.");
            if (atLineStart && mail[i] == '.')
                data.WriteByte((byte)'.');
            data.WriteByte(mail[i]);
            if (isCrLf)
                data.WriteByte(mail[++i]);
            atLineStart = isCrLf;
        }

        data.Write(atLineStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        return data.ToArray();
    }
}

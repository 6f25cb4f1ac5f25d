namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>A part's body as bytes.</summary>
internal static class TransferEncoding
{
    /// <param name="body">As it was sent; what has no encoding is returned as it is, without a copy.</param>
    /// <param name="name">The value of <c>Content-Transfer-Encoding</c>.</param>
    /// <param name="mostBytes">The result may have more only if it is longer than this: enough to see that it is too long.</param>
    /// <param name="isBroken">The encoding is unknown, or the body is not what it says.</param>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? name, int mostBytes, out bool isBroken)
    {
        isBroken = false;
        switch ((name ?? "").Split(';', '(')[0].Trim(' ', '\t', '"').ToUpperInvariant())
        {
            case "BASE64":
                return Base64Reader.Decode(body.Span, mostBytes, out isBroken);
            case "QUOTED-PRINTABLE":
                return QuotedPrintable.Decode(body.Span, mostBytes, out isBroken);
            case "" or "7BIT" or "8BIT" or "BINARY":
                return body;
            default:
                isBroken = true;
                return body;
        }
    }
}

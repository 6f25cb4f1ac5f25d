namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>A part of a mail, or the mail itself.</summary>
/// <param name="Header">Its fields.</param>
/// <param name="Type">The value of <c>Content-Type</c>.</param>
/// <param name="Disposition">The value of <c>Content-Disposition</c>.</param>
/// <param name="Body">Still in its transfer encoding.</param>
/// <param name="Children">Of a multipart; otherwise empty.</param>
internal sealed record MimePart(HeaderFields Header, ContentField Type, ContentField Disposition, ReadOnlyMemory<byte> Body, IReadOnlyList<MimePart> Children)
{
    public string? Encoding => Header.First("Content-Transfer-Encoding");

    /// <summary>As the sender wrote it; null when it has none.</summary>
    public string? FileName => Disposition.Parameter("filename") ?? Type.Parameter("name");

    public bool IsMultipart => Type.Value.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>Whether this is text of the mail and not a file.</summary>
    public bool IsText => Type.Value is "text/plain" or "text/html" && Disposition.Value != "attachment" && FileName is null;

    /// <summary>This part and all below, from the top.</summary>
    public IEnumerable<MimePart> All => Children.SelectMany(child => child.All).Prepend(this);
}

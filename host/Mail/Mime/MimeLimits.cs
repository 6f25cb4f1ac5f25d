namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>How much of a mail is read. Sizes are bytes unless it says otherwise.</summary>
internal sealed record MimeLimits
{
    /// <summary>Of a larger mail only the header is read.</summary>
    public int MailSize { get; init; } = 25 * 1024 * 1024;

    /// <summary>Multiparts inside multiparts.</summary>
    public int Depth { get; init; } = 10;

    /// <summary>All parts of a mail together.</summary>
    public int Parts { get; init; } = 200;

    public int Attachments { get; init; } = 20;

    /// <summary>Of one attachment, decoded.</summary>
    public int AttachmentSize { get; init; } = 10 * 1024 * 1024;

    /// <summary>Of the mail's header; a part's header may have a quarter of it.</summary>
    public int HeaderSize { get; init; } = 256 * 1024;

    /// <summary>Of the text, in characters.</summary>
    public int TextLength { get; init; } = 1024 * 1024;
}

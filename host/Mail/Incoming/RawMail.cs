namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>A mail as it came off the wire or the disk.</summary>
/// <param name="Content">All of it, or only the beginning of its header when it is larger than the site allows.</param>
/// <param name="Size">Bytes of the whole mail.</param>
internal sealed record RawMail(ReadOnlyMemory<byte> Content, long Size)
{
    /// <summary>Whether only its header is here.</summary>
    public bool IsHeaderOnly => Content.Length < Size;
}

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Keeps the contents of attachments.</summary>
public interface IAttachmentFiles
{
    /// <summary>Keeps the content before the commit that refers to it; the same content is kept once. One that nothing refers to is harmless.</summary>
    /// <returns>SHA-256, in hexadecimal.</returns>
    Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Null when it is not there.</summary>
    Stream? Open(string contentHash);
}

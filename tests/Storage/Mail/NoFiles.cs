using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Storage.Tests.Mail;

/// <summary>Keeps no attachments: these mails have none.</summary>
internal sealed class NoFiles : IAttachmentFiles
{
    public Task<string> KeepAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => throw new InvalidOperationException("The mail has an attachment.");

    public Stream? Open(string contentHash) => null;
}

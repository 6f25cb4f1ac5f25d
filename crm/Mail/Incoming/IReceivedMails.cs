namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Keeps the mails that came in.</summary>
public interface IReceivedMails
{
    Task<bool> IsKnownAsync(string key, CancellationToken cancellationToken);

    /// <summary>Adds it in the running unit of work; the commit fails when another node has added the same meanwhile.</summary>
    void Add(ReceivedMail mail, IEnumerable<KeptAttachment> attachments);

    Task<ReceivedMail?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>For change, in the running unit of work.</summary>
    Task<ReceivedMail?> LoadAsync(string id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="text">In the sender or the subject; null for all.</param>
    Task<Page<ReceivedMail>> ListAsync(MailFate? fate, string? requestNumber, string? text, PageOf page, CancellationToken cancellationToken);

    Task<IReadOnlyList<KeptAttachment>> AttachmentsOfAsync(string incomingMailId, CancellationToken cancellationToken);

    Task<IReadOnlyList<KeptAttachment>> AttachmentsOfRequestAsync(string requestNumber, CancellationToken cancellationToken);

    Task<KeptAttachment?> FindAttachmentAsync(string id, CancellationToken cancellationToken);
}

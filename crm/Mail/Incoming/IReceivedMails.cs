namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Keeps the mails that came in.</summary>
public interface IReceivedMails
{
    Task<bool> IsKnownAsync(string key, CancellationToken cancellationToken);

    /// <summary>Adds it in the running unit of work; the commit fails when another node has added the same meanwhile.</summary>
    void Add(ReceivedMail mail, IEnumerable<KeptAttachment> attachments);

    Task<ReceivedMail?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>For change, in the running unit of work; its row is locked until the transaction ends, then read as it is now.</summary>
    Task<ReceivedMail?> LoadAsync(string id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="text">In the sender, the subject or the request's number, whatever the case of its letters; null for all.</param>
    Task<Page<ReceivedMail>> ListAsync(MailFate? fate, string? requestNumber, string? text, PageOf page, CancellationToken cancellationToken);

    Task<IReadOnlyList<KeptAttachment>> AttachmentsOfAsync(string incomingMailId, CancellationToken cancellationToken);

    /// <summary>For change, in the running unit of work.</summary>
    Task<IReadOnlyList<KeptAttachment>> AttachmentsForChangeAsync(string incomingMailId, CancellationToken cancellationToken);

    /// <summary>Of all mails about the request, in the order in which they came.</summary>
    Task<IReadOnlyList<KeptAttachment>> AttachmentsOfRequestAsync(string requestNumber, CancellationToken cancellationToken);

    Task<KeptAttachment?> FindAttachmentAsync(string id, CancellationToken cancellationToken);
}

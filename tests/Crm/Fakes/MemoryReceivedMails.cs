using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class MemoryReceivedMails(MemoryDatabase database) : IReceivedMails
{
    public Task<bool> IsKnownAsync(string key, CancellationToken cancellationToken) => Task.FromResult(database.Received.Exists(m => m.Key == key));

    public void Add(ReceivedMail mail, IEnumerable<KeptAttachment> attachments)
    {
        if (database.Received.Exists(m => m.Key == mail.Key))
            throw new InvalidOperationException("The mail is there already.");
        database.Received.Add(mail);
        database.Attachments.AddRange(attachments);
    }

    public Task<ReceivedMail?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(database.Received.Find(m => m.Id == id));

    public Task<ReceivedMail?> LoadAsync(string id, CancellationToken cancellationToken) => FindAsync(id, cancellationToken);

    public Task<Page<ReceivedMail>> ListAsync(MailFate? fate, string? requestNumber, string? text, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(Paging.Of(
            database.Received.Where(m => (fate is null || m.Fate == fate) && (requestNumber is null || m.RequestNumber == requestNumber)
                && (text is null || m.Subject.Contains(text, StringComparison.Ordinal))),
            page));

    public Task<IReadOnlyList<KeptAttachment>> AttachmentsOfAsync(string incomingMailId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KeptAttachment>>([.. database.Attachments.Where(a => a.IncomingMailId == incomingMailId)]);

    public Task<IReadOnlyList<KeptAttachment>> AttachmentsForChangeAsync(string incomingMailId, CancellationToken cancellationToken) =>
        AttachmentsOfAsync(incomingMailId, cancellationToken);

    public Task<IReadOnlyList<KeptAttachment>> AttachmentsOfRequestAsync(string requestNumber, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<KeptAttachment>>([.. database.Attachments.Where(a => a.RequestNumber == requestNumber)]);

    public Task<KeptAttachment?> FindAttachmentAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(database.Attachments.Find(a => a.Id == id));
}

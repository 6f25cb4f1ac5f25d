using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Activities.Tests.Fakes;

public sealed class MemoryMails : IMailStore
{
    public List<MailMessage> Sent { get; } = [];

    public Task AddAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        if (Sent.TrueForAll(known => known.MessageId != mail.MessageId))
            Sent.Add(mail);
        return Task.CompletedTask;
    }

    public Task<MailMessage?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Sent.Find(mail => mail.Id == id));

    public Task<Page<MailMessage>> ListAsync(string? requestNumber, PageOf page, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task MarkSentAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task MarkDelayedAsync(string id, string words, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task MarkFailedAsync(string id, string words, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task MarkDroppedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;
}

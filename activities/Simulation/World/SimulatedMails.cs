using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>The mails that would go out.</summary>
internal sealed class SimulatedMails : IMailStore
{
    public List<MailMessage> Mails { get; } = [];

    public Task AddAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        if (Mails.TrueForAll(known => known.MessageId != mail.MessageId))
            Mails.Add(mail);
        return Task.CompletedTask;
    }

    public Task<MailMessage?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Mails.Find(mail => mail.Id == id));

    public Task<Page<MailMessage>> ListAsync(MailFilter filter, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<MailMessage>([.. Mails.Where(mail => filter.RequestNumber is null || mail.RequestNumber == filter.RequestNumber)], 1, page.Size, Mails.Count));

    public Task MarkSentAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<MailMessage?> FindByReplyHashAsync(string replyHash, CancellationToken cancellationToken) =>
        Task.FromResult(Mails.Find(mail => mail.ReplyHash == replyHash));

    public Task<MailMessage?> FindByMessageIdsAsync(IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        Task.FromResult(messageIds.Select(id => Mails.Find(mail => mail.MessageId == id)).OfType<MailMessage>().FirstOrDefault());

    public Task<int> CountSinceAsync(string personId, string templateKey, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(Mails.Count(mail => mail.ToPersonId == personId && mail.TemplateKey == templateKey && mail.CreatedAt >= since));

    public Task<int> CountConfirmationsAsync(string? address, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(Mails.Count(mail => mail is { ToPersonId: null, TaskId: null } && mail.CreatedAt >= since
            && (address is null || string.Equals(mail.ToAddress, address, StringComparison.OrdinalIgnoreCase))));

    public Task MarkBouncedAsync(string id, DateTimeOffset at, string words, CancellationToken cancellationToken)
    {
        var mail = Mails.Find(known => known.Id == id)!;
        (mail.BouncedAt, mail.Bounce) = (at, words);
        return Task.CompletedTask;
    }

    public Task MarkDelayedAsync(string id, string words, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task MarkFailedAsync(string id, string words, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task MarkDroppedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> SendAgainAsync(MailMessage mail, CancellationToken cancellationToken) => Task.FromResult(false);
}

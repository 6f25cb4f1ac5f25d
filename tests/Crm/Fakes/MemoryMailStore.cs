using WorkflowCrm.Crm.Mail;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class MemoryMailStore(MemoryDatabase database) : IMailStore
{
    public Task AddAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        if (database.Mails.All(m => m.MessageId != mail.MessageId))
            database.Mails.Add(mail);
        return Task.CompletedTask;
    }

    public Task<MailMessage?> FindAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(database.Mails.FirstOrDefault(m => m.Id == id));

    public Task<Page<MailMessage>> ListAsync(MailFilter filter, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(Paging.Of(database.Mails.Where(m =>
            (filter.RequestNumber is null || m.RequestNumber == filter.RequestNumber) && (filter.State is null || m.State == filter.State)), page));

    public Task MarkSentAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        database.Mails.Single(m => m.Id == id).SentAt = at;
        return Task.CompletedTask;
    }

    public Task<MailMessage?> FindByReplyHashAsync(string replyHash, CancellationToken cancellationToken) =>
        Task.FromResult(database.Mails.Find(mail => mail.ReplyHash == replyHash));

    public Task<MailMessage?> FindByMessageIdsAsync(IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        Task.FromResult(messageIds.Select(id => database.Mails.Find(mail => mail.MessageId == id)).OfType<MailMessage>().FirstOrDefault());

    public Task<int> CountSinceAsync(string personId, string templateKey, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(database.Mails.Count(mail => mail.ToPersonId == personId && mail.TemplateKey == templateKey && mail.CreatedAt >= since));

    public Task<int> CountConfirmationsAsync(string? address, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(database.Mails.Count(mail => mail is { ToPersonId: null, TaskId: null } && mail.CreatedAt >= since
            && (address is null || string.Equals(mail.ToAddress, address, StringComparison.OrdinalIgnoreCase))));

    public Task MarkBouncedAsync(string id, DateTimeOffset at, string words, CancellationToken cancellationToken)
    {
        var mail = database.Mails.Find(known => known.Id == id)!;
        (mail.BouncedAt, mail.Bounce) = (at, words);
        return Task.CompletedTask;
    }

    public Task MarkDelayedAsync(string id, string words, CancellationToken cancellationToken)
    {
        var mail = database.Mails.Single(m => m.Id == id);
        (mail.Failure, mail.Attempts) = (words, mail.Attempts + 1);
        return Task.CompletedTask;
    }

    public Task MarkFailedAsync(string id, string words, DateTimeOffset at, CancellationToken cancellationToken)
    {
        database.Mails.Single(m => m.Id == id).FailedAt = at;
        return MarkDelayedAsync(id, words, cancellationToken);
    }

    public Task MarkDroppedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        database.Mails.Single(m => m.Id == id).DroppedAt = at;
        return Task.CompletedTask;
    }

    public Task<bool> SendAgainAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        if (mail.State == MailState.Waiting)
            return Task.FromResult(false);
        var kept = database.Mails.Single(known => known.Id == mail.Id);
        (kept.SentAt, kept.FailedAt, kept.DroppedAt, kept.BouncedAt, kept.Failure, kept.Bounce) = (null, null, null, null, null, null);
        return Task.FromResult(true);
    }
}

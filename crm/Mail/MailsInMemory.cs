namespace WorkflowCrm.Crm.Mail;

/// <summary>Mails in a list, where nothing is sent and nothing outlives the program: for simulations and tests.</summary>
/// <param name="mails">The list, which the caller keeps; in the order in which they were made.</param>
public sealed class MailsInMemory(IList<MailMessage> mails) : IMailStore
{
    public Task AddAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        if (mails.All(known => known.MessageId != mail.MessageId))
            mails.Add(mail);
        return Task.CompletedTask;
    }

    public Task<MailMessage?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(mails.FirstOrDefault(mail => mail.Id == id));

    public Task<Page<MailMessage>> ListAsync(MailFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        var found = mails.Where(mail =>
            (filter.RequestNumber is null || mail.RequestNumber == filter.RequestNumber)
            && (filter.State is null || mail.State == filter.State)
            && (filter.Text is not { } text || new[] { mail.Subject, mail.ToName, mail.ToAddress, mail.RequestNumber ?? "" }.Any(part => part.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase))))
            .Reverse().ToList();
        return Task.FromResult(new Page<MailMessage>([.. found.Skip(page.Skip).Take(page.Size)], page.Number, page.Size, found.Count));
    }

    public Task<MailMessage?> FindByReplyHashAsync(string replyHash, CancellationToken cancellationToken) =>
        Task.FromResult(mails.FirstOrDefault(mail => mail.ReplyHash == replyHash));

    public Task<MailMessage?> FindByMessageIdsAsync(IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
        Task.FromResult(messageIds.Select(id => mails.FirstOrDefault(mail => mail.MessageId == id)).OfType<MailMessage>().FirstOrDefault());

    public Task<int> CountSinceAsync(string personId, string templateKey, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(mails.Count(mail => mail.ToPersonId == personId && mail.TemplateKey == templateKey && mail.CreatedAt >= since));

    public Task<int> CountConfirmationsAsync(string? address, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult(mails.Count(mail => mail is { ToPersonId: null, TaskId: null } && mail.CreatedAt >= since
            && (address is null || string.Equals(mail.ToAddress, address, StringComparison.OrdinalIgnoreCase))));

    public Task MarkSentAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        MarkAsync(id, mail => (mail.SentAt, mail.FailedAt, mail.Failure) = (at, null, null));

    public Task MarkBouncedAsync(string id, DateTimeOffset at, string words, CancellationToken cancellationToken) =>
        MarkAsync(id, mail => (mail.BouncedAt, mail.Bounce) = (at, words));

    public Task MarkDelayedAsync(string id, string words, CancellationToken cancellationToken) =>
        MarkAsync(id, mail => (mail.Failure, mail.Attempts) = (words, mail.Attempts + 1));

    public Task MarkFailedAsync(string id, string words, DateTimeOffset at, CancellationToken cancellationToken) =>
        MarkAsync(id, mail => (mail.FailedAt, mail.Failure, mail.Attempts) = (at, words, mail.Attempts + 1));

    public Task MarkDroppedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => MarkAsync(id, mail => mail.DroppedAt = at);

    public Task<bool> SendAgainAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        if (mail.State == MailState.Waiting)
            return Task.FromResult(false);
        var kept = mails.Single(known => known.Id == mail.Id);
        (kept.SentAt, kept.FailedAt, kept.DroppedAt, kept.BouncedAt, kept.Failure, kept.Bounce) = (null, null, null, null, null, null);
        return Task.FromResult(true);
    }

    private Task MarkAsync(string id, Action<MailMessage> mark)
    {
        mark(mails.Single(mail => mail.Id == id));
        return Task.CompletedTask;
    }
}

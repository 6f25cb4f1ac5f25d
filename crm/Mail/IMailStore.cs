namespace WorkflowCrm.Crm.Mail;

/// <summary>Keeps mails and hands them to the job that sends them.</summary>
public interface IMailStore
{
    /// <summary>Stores the mail and its sending job in the running unit of work. A mail with the same Message-ID is the same mail and is not stored twice.</summary>
    Task AddAsync(MailMessage mail, CancellationToken cancellationToken);

    Task<MailMessage?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<MailMessage>> ListAsync(MailFilter filter, PageOf page, CancellationToken cancellationToken);

    /// <summary>The mail went out; an earlier failure is forgotten.</summary>
    Task MarkSentAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The mail whose reply address has the token with this hash.</summary>
    Task<MailMessage?> FindByReplyHashAsync(string replyHash, CancellationToken cancellationToken);

    /// <summary>The mail with one of these Message-IDs, the first that is known.</summary>
    Task<MailMessage?> FindByMessageIdsAsync(IReadOnlyList<string> messageIds, CancellationToken cancellationToken);

    /// <summary>How many mails of a template were made for a person since an instant.</summary>
    Task<int> CountSinceAsync(string personId, string templateKey, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>How many mails were made since an instant that the program wrote by itself to people outside.</summary>
    /// <param name="address">To this address, whatever the case of its letters; null for all.</param>
    Task<int> CountConfirmationsAsync(string? address, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Notes what a delivery report said.</summary>
    Task MarkBouncedAsync(string id, DateTimeOffset at, string words, CancellationToken cancellationToken);

    /// <summary>The mail did not go out and is tried again: counts the attempt and keeps its words.</summary>
    Task MarkDelayedAsync(string id, string words, CancellationToken cancellationToken);

    /// <summary>The mail did not go out and is not tried again by itself: counts the attempt and keeps its words.</summary>
    Task MarkFailedAsync(string id, string words, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The mail was not sent, because nobody wants it any more.</summary>
    Task MarkDroppedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Forgets in the running unit of work what became of the mail and enqueues a new job that sends it, under the same Message-ID.</summary>
    /// <param name="mail">As it was read.</param>
    /// <returns>False, and nothing is changed, when it stands otherwise meanwhile or still waits to be sent.</returns>
    Task<bool> SendAgainAsync(MailMessage mail, CancellationToken cancellationToken);
}

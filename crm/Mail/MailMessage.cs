using WorkflowCrm.Crm.Mail.Links;

namespace WorkflowCrm.Crm.Mail;

/// <summary>A mail as it was composed. A job sends it after the commit, at least once, always under the same Message-ID.</summary>
public sealed class MailMessage
{
    public required string Id { get; init; }

    /// <summary>Stable, so that a second delivery is recognised as the same mail; without angle brackets.</summary>
    public required string MessageId { get; init; }

    /// <summary>E.g. <c>task.assigned</c>.</summary>
    public required string TemplateKey { get; init; }

    public string? ToPersonId { get; init; }

    public required string ToAddress { get; init; }

    public required string ToName { get; init; }

    public required string Subject { get; init; }

    public required string Text { get; set; }

    public required string Html { get; set; }

    public string? RequestNumber { get; init; }

    /// <summary>The task that it is about; of a mail to somebody outside the task whose work it carries, null when the program wrote it by itself.</summary>
    public string? TaskId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>What its secrets are made from; null for a mail without any.</summary>
    public string? Salt { get; init; }

    /// <summary>SHA-256 of the token in its reply address; null when nobody is asked to answer it.</summary>
    public string? ReplyHash { get; init; }

    /// <summary>The Message-ID, without angle brackets, of the mail that this one answers; empty when that had none, null for a mail that answers none.</summary>
    public string? AnswersMessageId { get; init; }

    /// <summary>The links in it that decide, in the order of their places.</summary>
    public IList<DecisionLink> Links { get; init; } = [];

    /// <summary>How often sending it has failed.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was given up (UTC).</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>The words of the server, or of the last failure; also while it is tried again.</summary>
    public string? Failure { get; set; }

    /// <summary>When it was found that nobody needs it any more (UTC), before it was sent.</summary>
    public DateTimeOffset? DroppedAt { get; set; }

    /// <summary>When a delivery report said that it did not arrive (UTC).</summary>
    public DateTimeOffset? BouncedAt { get; set; }

    /// <summary>The words of the report.</summary>
    public string? Bounce { get; set; }

    /// <summary>
    /// Whether the program answers by itself, or reports that another mail did not arrive (RFC 3834): it goes out with the null return
    /// path, so that nothing comes back for it. What a person wrote to somebody outside is none: its writer must hear that it did not arrive.
    /// </summary>
    public bool IsAutomaticAnswer => AnswersMessageId is not null
        ? ToPersonId is not null || TaskId is null
        : TemplateKey.StartsWith("mail.", StringComparison.Ordinal);

    /// <summary>Where it stands now.</summary>
    public MailState State =>
        BouncedAt is not null ? MailState.Failed
        : SentAt is not null ? MailState.Sent
        : FailedAt is not null || DroppedAt is not null ? MailState.Failed
        : MailState.Waiting;

    /// <summary>When it came to stand so (UTC); null while it waits.</summary>
    public DateTimeOffset? SettledAt => BouncedAt ?? SentAt ?? FailedAt ?? DroppedAt;

    /// <summary>The address that answers go to; known only while it is sent.</summary>
    public string? ReplyTo { get; private set; }

    /// <summary>The same mail with its secrets put in; never stored.</summary>
    internal MailMessage With(string text, string html, string? replyTo)
    {
        var filled = (MailMessage)MemberwiseClone();
        (filled.Text, filled.Html, filled.ReplyTo) = (text, html, replyTo);
        return filled;
    }
}

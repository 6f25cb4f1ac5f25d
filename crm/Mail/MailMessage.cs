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

    public required string Text { get; init; }

    public required string Html { get; init; }

    public string? RequestNumber { get; init; }

    public string? TaskId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up; it is sent again only when a person says so.</summary>
    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>Why the last attempt failed, in the mail server's words; null when none has.</summary>
    public string? Failure { get; set; }

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was found to be about a task that is no longer open, and was not sent.</summary>
    public DateTimeOffset? DroppedAt { get; set; }
}

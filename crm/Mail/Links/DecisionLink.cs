namespace WorkflowCrm.Crm.Mail.Links;

/// <summary>A link in a mail that decides a task one way, for one person, once (7.0.1). Only the hash of its token is known.</summary>
public sealed class DecisionLink
{
    /// <summary>SHA-256 of the token, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required string MailId { get; init; }

    /// <summary>Who decides with it.</summary>
    public required string PersonId { get; init; }

    public required string TaskId { get; init; }

    /// <summary>One of the task's outcomes.</summary>
    public required string Outcome { get; init; }

    /// <summary>The task as it was when the mail was written.</summary>
    public required int TaskVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it decided, or an answer to its mail did.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When an administrator, or the person himself, made it void.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}

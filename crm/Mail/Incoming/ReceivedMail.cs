namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>A mail that came in, and what became of it. Each is kept once, however often it is delivered.</summary>
public sealed class ReceivedMail
{
    public required string Id { get; init; }

    /// <summary>Tells it from every other: its Message-ID, or a hash of its bytes when it has none.</summary>
    public required string Key { get; init; }

    public string? MessageId { get; init; }

    public string? FromAddress { get; init; }

    public required string FromName { get; init; }

    public required string Subject { get; init; }

    /// <summary>What the sender wrote, quotations left out; at most 20,000 characters.</summary>
    public required string Text { get; init; }

    /// <summary>The addresses that it went to, separated by spaces.</summary>
    public required string Recipients { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required MailFate Fate { get; set; }

    /// <summary>Of the fate: why it is in the quarantine, or a code of the problem that kept it from deciding; empty for nothing.</summary>
    public required string Reason { get; set; }

    /// <summary>Who on the staff sent it, as far as it is known and shown.</summary>
    public string? PersonId { get; set; }

    /// <summary>Our mail that it answers.</summary>
    public string? MailId { get; set; }

    public string? TaskId { get; set; }

    public string? RequestNumber { get; set; }

    /// <summary>The customer whose contact has the sender's address.</summary>
    public string? CustomerNumber { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }

    public string? ReleasedById { get; set; }
}

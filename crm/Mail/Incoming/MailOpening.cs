namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>The mail that a process begins with.</summary>
/// <param name="CustomerNumber">The customer of whom a contact has the sender's address; null for nobody.</param>
/// <param name="SuggestedCustomers">The numbers of the customers whose contacts write from the same domain; at most five, none for domains that anybody can write from.</param>
/// <param name="Text">What the sender wrote, quotations included.</param>
public sealed record MailOpening(
    string MailId,
    string From,
    string FromName,
    string? CustomerNumber,
    IReadOnlyList<string> SuggestedCustomers,
    string Subject,
    string Text,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<KeptAttachment> Attachments)
{
    /// <summary>All addresses that it went to, in lower case.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>The Message-ID, without angle brackets, that answers refer to; null when the mail has none.</summary>
    public string? MessageId { get; init; }
}

namespace WorkflowCrm.Host.Mail.Mime;

/// <summary>One address of a header.</summary>
/// <param name="Name">Decoded; empty when there is none.</param>
/// <param name="Address">In lower case; null when it is none that a mail could go to.</param>
internal sealed record MailboxAddress(string Name, string? Address);

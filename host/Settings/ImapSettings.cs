namespace WorkflowCrm.Host.Settings;

/// <summary>A mailbox that is read by IMAP.</summary>
/// <param name="Folder">What is read.</param>
/// <param name="Processed">The folder where mails go that were taken.</param>
/// <param name="SetAside">The folder where mails go that were not.</param>
/// <param name="Poll">How often to look where the server cannot tell of new mails.</param>
public sealed record ImapSettings(
    MailServer Server, MailAccount Account, string Folder, string Processed, string SetAside, TimeSpan Poll);

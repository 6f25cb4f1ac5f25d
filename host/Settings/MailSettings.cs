using System.Globalization;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Settings;

/// <summary>The company's mail.</summary>
/// <param name="Domain">E.g. <c>tuofan.example</c>.</param>
/// <param name="From">The sender of all mails.</param>
/// <param name="Smtp">Where mails go out; null when nothing is set.</param>
/// <param name="Imap">A mailbox that is read; null when none is set.</param>
/// <param name="Maildir">A Maildir that is read; null when none is set.</param>
/// <param name="Mailbox">The address whose mailbox is read, and to which answers go; null where no mails come in.</param>
/// <param name="Trust">What is believed about the senders of mails; by default nothing, so that no answer decides.</param>
/// <param name="Limits">How many mails go out by themselves to people whom nobody knows.</param>
/// <param name="LargestIncoming">Bytes; of a larger mail only the header is read.</param>
public sealed record MailSettings(
    string Domain, string From, SmtpSettings? Smtp, ImapSettings? Imap, MaildirSettings? Maildir, string? Mailbox, MailTrust Trust, MailLimits Limits,
    int LargestIncoming);

/// <summary>A mail server and how to reach it.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="CaFile">The only authorities (PEM) whose certificates are accepted; null: those that the machine trusts.</param>
/// <param name="Timeout">What one command may take.</param>
public sealed record MailServer(string Host, int Port, MailSecurity Security, string? CaFile, TimeSpan Timeout)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}

/// <summary>An account on a mail server.</summary>
/// <param name="Password">Never logged and never shown.</param>
public sealed record MailAccount(string UserName, string Password)
{
    public override string ToString() => $"{UserName}, ***";
}

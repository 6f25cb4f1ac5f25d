namespace WorkflowCrm.Host.Settings;

/// <summary>Where mails go out.</summary>
/// <param name="Account">Null: the server takes mails without a sign-in.</param>
/// <param name="HelloName">What this program calls itself to the server.</param>
/// <param name="KeepConnection">How long a connection without work is kept.</param>
/// <param name="MailsPerConnection">After so many a new connection is made.</param>
/// <param name="MailsPerMinute">More wait; providers block whoever sends faster than they allow.</param>
public sealed record SmtpSettings(
    MailServer Server, MailAccount? Account, string HelloName, TimeSpan KeepConnection, int MailsPerConnection, int MailsPerMinute);

namespace WorkflowCrm.Host.Settings;

/// <summary>A Maildir that is read, where the mail server delivers to this machine.</summary>
/// <param name="Path">The folder that holds <c>new</c>, <c>cur</c> and <c>tmp</c>.</param>
/// <param name="SetAside">The Maildir folder below it where mails go that were not taken.</param>
/// <param name="Poll">How often to look even when the system has told of nothing.</param>
public sealed record MaildirSettings(string Path, string SetAside, TimeSpan Poll);

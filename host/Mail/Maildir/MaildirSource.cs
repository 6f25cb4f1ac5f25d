using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Mail.Wire;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Maildir;

/// <summary>A Maildir on this machine. What lies in <c>new</c> waits; what was taken is in <c>cur</c>, what was not in a folder beside.</summary>
internal sealed class MaildirSource(MailSettings mailSettings) : IMailSource
{
    private readonly MaildirSettings _settings = mailSettings.Maildir ?? throw new ArgumentException("No Maildir is set.", nameof(mailSettings));

    public string Name => "maildir";

    public Task<IMailSession> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var incoming = Path.Combine(_settings.Path, "new");
        try
        {
            // A folder that is not there is most likely a wrong path or a disk that is missing; it is not made up.
            if (!Directory.Exists(incoming))
                throw new WireException($"There is no Maildir at {_settings.Path}: it has no folder called new.");
            var aside = Path.Combine(_settings.Path, "." + _settings.SetAside);
            foreach (var folder in (string[])["new", "cur", "tmp"])
                Directory.CreateDirectory(Path.Combine(aside, folder));
            var done = Directory.CreateDirectory(Path.Combine(_settings.Path, "cur")).FullName;
            return Task.FromResult<IMailSession>(new MaildirSession(incoming, done, Path.Combine(aside, "cur"), _settings.Poll));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WireException($"The Maildir at {_settings.Path} cannot be used: {e.Message}", e);
        }
    }
}

using WorkflowCrm.Host.Mail.Incoming;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Imap;

/// <summary>A mailbox on an IMAP server. Everything in its folder waits; what was looked at is moved to one of two others.</summary>
internal sealed class ImapSource(MailSettings mailSettings) : IMailSource
{
    // What the server may send in one piece: a message one byte longer than allowed, by which it shows.
    private const int Slack = 64 * 1024;

    private readonly ImapSettings _settings = mailSettings.Imap ?? throw new ArgumentException("No mailbox is set.", nameof(mailSettings));

    public string Name => "imap";

    public async Task<IMailSession> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await ImapConnection.OpenAsync(_settings, mailSettings.LargestIncoming + Slack, cancellationToken);
        try
        {
            foreach (var folder in (string[])[_settings.Processed, _settings.SetAside])
                await MakeAsync(connection, folder, cancellationToken);
            await connection.SelectAsync(_settings.Folder, cancellationToken);
            return new ImapSession(connection, _settings);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task MakeAsync(ImapConnection connection, string folder, CancellationToken cancellationToken)
    {
        var isThere = false;
        await connection.CommandAsync($"LIST \"\" {ImapConnection.Folder(folder)}", cancellationToken, response => isThere |= response.Word == "LIST");
        if (!isThere)
            await connection.CommandAsync("CREATE " + ImapConnection.Folder(folder), cancellationToken);
    }
}

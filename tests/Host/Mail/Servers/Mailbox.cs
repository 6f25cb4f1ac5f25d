using WorkflowCrm.Host.Mail.Imap;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Tests.Mail.Servers;

/// <summary>Looks into a mailbox, as its owner does.</summary>
internal static class Mailbox
{
    /// <summary>The first mail, as soon as there is one; it stays where it is.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReceiveAsync(ImapSettings settings, CancellationToken cancellationToken)
    {
        await using var session = await new ImapSource(Settings(settings)).OpenAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            await foreach (var mail in session.PassAsync(patience.Token))
                return (await session.ReadAsync(mail, int.MaxValue / 2, patience.Token))!.Content;
            await session.WaitAsync(TimeSpan.FromSeconds(1), patience.Token);
        }
    }

    /// <summary>How many mails a folder holds.</summary>
    public static async Task<int> CountAsync(ImapSettings settings, string folder, CancellationToken cancellationToken)
    {
        await using var connection = await ImapConnection.OpenAsync(settings, 1_000_000, cancellationToken);
        await connection.SelectAsync(folder, cancellationToken);
        return connection.Exists;
    }

    public static MailSettings Settings(ImapSettings imap) => TestMails.Settings() with { Imap = imap };
}

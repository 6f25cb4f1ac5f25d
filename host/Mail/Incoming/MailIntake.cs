using System.Security.Cryptography;
using System.Text;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Host.Mail.Mime;
using WorkflowCrm.Host.Settings;

namespace WorkflowCrm.Host.Mail.Incoming;

/// <summary>Reads a mail that came in and hands it to the business.</summary>
internal sealed class MailIntake(TakeMail take, MailSettings settings, ILogger<MailIntake> log) : IMailIntake
{
    public async Task<IntakeOutcome> TakeAsync(RawMail raw, CancellationToken cancellationToken)
    {
        var mail = MimeReader.Read(raw.Content, new MimeLimits { MailSize = settings.LargestIncoming });
        if (raw.IsHeaderOnly)
            mail = mail with { Size = raw.Size, Faults = [.. mail.Faults.Append(IncomingFault.TooLarge).Distinct()] };
        var fate = await take.RunAsync(mail, KeyOf(mail, raw), cancellationToken);
        // Neither addresses nor words: a log is read by more people than a mail.
        log.LogInformation("A mail of {Size} bytes came in: {Fate}.", raw.Size, fate?.ToString() ?? "known already");
        return IntakeOutcome.Taken;
    }

    /// <summary>The sender belongs to it: nobody can use up the Message-ID of another one's mail.</summary>
    private static string KeyOf(IncomingMail mail, RawMail raw) => Convert.ToHexStringLower(mail.MessageId is { } id
        ? SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{mail.From}"))
        : SHA256.HashData(raw.Content.Span));
}

using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Mail.Replies;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>Prepares what is stored of a mail. Files are judged by their content and kept before the commit that refers to them.</summary>
public sealed class MailKeeping(IAttachmentFiles files, AttachmentRules rules, IIds ids, TimeProvider clock)
{
    private const int MaxText = 20_000;
    private const int MaxLine = 300;

    public async Task<MailEntry> PrepareAsync(IncomingMail mail, string key, CancellationToken cancellationToken)
    {
        var row = new ReceivedMail
        {
            Id = ids.New(),
            Key = key,
            MessageId = mail.MessageId,
            FromAddress = mail.From,
            FromName = PlainText.Shorten(PlainText.Line(mail.FromName), MaxLine),
            Subject = PlainText.Shorten(PlainText.Line(mail.Subject), MaxLine),
            Text = PlainText.Shorten(PlainText.Lines(NewText.Of(mail.Text)), MaxText),
            Recipients = PlainText.Shorten(string.Join(' ', mail.Recipients), 2_000),
            Size = mail.Size,
            ReceivedAt = clock.GetUtcNow(),
            Fate = MailFate.Quarantined,
            Reason = "",
        };
        var kept = new List<KeptAttachment>();
        foreach (var verdict in rules.Judge(mail.Attachments).Where(v => v.Refusal is null))
        {
            kept.Add(new KeptAttachment
            {
                Id = ids.New(),
                IncomingMailId = row.Id,
                Position = kept.Count,
                Name = verdict.Attachment.Name,
                ContentType = verdict.ContentType,
                Size = verdict.Attachment.Content.Length,
                ContentHash = await files.KeepAsync(verdict.Attachment.Content, cancellationToken),
                CreatedAt = row.ReceivedAt,
            });
        }

        return new MailEntry(row, kept);
    }
}

using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Approvals.Forms;

namespace WorkflowCrm.Crm.Mail.Incoming;

/// <summary>
/// Automatic mails: delivery reports and out-of-office answers to our mails are told to the administrators and stand in the
/// request's story; the others are kept and left alone. None of them decides anything, and none is answered. Nobody can prove a report,
/// so it counts only when it came to an address of ours, names a mail of ours, and speaks of the very address that this mail went to.
/// </summary>
public sealed class MailReports(
    IUnitOfWork unit, IReceivedMails received, IMailStore mails, MailMatching matching, IApprovalStore store, RequestStory story, ReplyMail replies, TimeProvider clock)
{
    private const int MaxWords = 1000;

    public Task<MailFate?> TakeAsync(IncomingMail mail, MailEntry entry, CancellationToken cancellationToken) => unit.RunAsync<MailFate?>(async within =>
    {
        var named = await NamedAsync(mail, within);
        var about = named is not null && IsCredible(named, mail) ? named : null;
        entry.Mail.Fate = mail.Bounce is not null ? MailFate.Bounce : mail.IsOutOfOffice ? MailFate.OutOfOffice : MailFate.Ignored;
        entry.Mail.Reason = ReasonOf(mail, about);
        (entry.Mail.MailId, entry.Mail.RequestNumber, entry.Mail.TaskId, entry.Mail.PersonId) =
            (named?.Id, about?.RequestNumber, about?.TaskId, mail.Bounce is null ? about?.ToPersonId : null);
        received.Add(entry.Mail, entry.Attachments);
        if (about is null)
            return entry.Mail.Fate;
        if (mail.Bounce is { IsPermanent: true } bounce)
            await BouncedAsync(about, bounce, within);
        else if (mail.Bounce is null && mail.IsOutOfOffice)
            await AwayAsync(about, mail, within);
        return entry.Mail.Fate;
    }, cancellationToken);

    /// <summary>Our mail that a report names in what it holds of it or in its header; that another automatic mail answers.</summary>
    private Task<MailMessage?> NamedAsync(IncomingMail mail, CancellationToken cancellationToken) => mail.Bounce is { } bounce
        ? mails.FindByMessageIdsAsync([.. new[] { bounce.MessageId }.OfType<string>(), .. mail.Answers], cancellationToken)
        : matching.AnsweredAsync(mail, cancellationToken);

    private bool IsCredible(MailMessage named, IncomingMail mail) => matching.IsToUs(mail)
        && string.Equals(named.ToAddress, mail.Bounce is { } bounce ? bounce.Recipient : mail.From, StringComparison.OrdinalIgnoreCase);

    private static string ReasonOf(IncomingMail mail, MailMessage? about) =>
        mail.Bounce is null ? "" : about is null ? "report-unproven" : mail.Bounce.IsPermanent ? "" : "late";

    private async Task BouncedAsync(MailMessage about, BounceReport bounce, CancellationToken cancellationToken)
    {
        if (about.BouncedAt is not null)
            return;
        var words = PlainText.Shorten(PlainText.Line($"{bounce.Status} {bounce.Diagnostic}".Trim()), MaxWords);
        await mails.MarkBouncedAsync(about.Id, clock.GetUtcNow(), words, cancellationToken);
        await TellAsync(about, TimelineKind.MailBounced, words, cancellationToken);
        await replies.TellAdministratorsAsync("mail.bounced", about, words, about.Id, cancellationToken);
    }

    private async Task AwayAsync(MailMessage about, IncomingMail mail, CancellationToken cancellationToken)
    {
        var words = PlainText.Shorten(PlainText.Line(mail.Text), 300);
        await TellAsync(about, TimelineKind.OutOfOffice, words, cancellationToken);
        // One absence answers many mails; the administrators hear of it once a day.
        var day = clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await replies.TellAdministratorsAsync("mail.away", about, words, $"{about.ToPersonId}/{day}", cancellationToken);
    }

    private async Task TellAsync(MailMessage about, TimelineKind kind, string words, CancellationToken cancellationToken)
    {
        if (about.RequestNumber is not { } number || await store.LockByNumberAsync(number, cancellationToken) is not { } request)
            return;
        await story.TellAsync(request, new StoryLine(kind) { PersonId = about.ToPersonId, Comment = words }, cancellationToken);
    }
}

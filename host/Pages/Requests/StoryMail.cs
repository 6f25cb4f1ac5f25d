using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>A mail about the request, for administrators a link beside the line of its story that it belongs to.</summary>
/// <param name="EntryId">The line.</param>
/// <param name="Address">The mail's page.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="HasCome">It came in; else it went out.</param>
/// <param name="IsHeld">It is kept in the quarantine and counts for nothing.</param>
public sealed record StoryMail(string EntryId, string Address, string Subject, bool HasCome, bool IsHeld = false)
{
    /// <summary>Each mail beside one line: what was sent beside the line that says so, else beside what it was sent about; what came beside what it did.</summary>
    public static IReadOnlyList<StoryMail> Of(IReadOnlyList<TimelineEntry> story, IEnumerable<MailMessage> sent, IEnumerable<ReceivedMail> received)
    {
        if (story.Count == 0)
            return [];
        var lines = story.OrderBy(e => e.Sequence).ToList();
        var said = new HashSet<string>();
        return
        [
            .. sent.OrderBy(m => m.CreatedAt).Select(m => new StoryMail(LineOf(m, lines, said), $"/admin/mails/{Uri.EscapeDataString(m.Id)}", m.Subject, false)),
            .. received.OrderBy(m => m.ReceivedAt).Select(m => new StoryMail(LineOf(m, lines, said), $"/admin/mails/received/{Uri.EscapeDataString(m.Id)}", m.Subject, true, m.Fate == MailFate.Quarantined)),
        ];
    }

    private static string LineOf(MailMessage mail, List<TimelineEntry> lines, HashSet<string> said)
    {
        // The line is told in the same step, right after the mail was written.
        var own = mail is { TaskId: not null, ToPersonId: not null } ? null : lines.Find(e =>
            e.Kind is TimelineKind.MailSent or TimelineKind.MailSentOutside && e.PersonId == mail.ToPersonId && e.At >= mail.CreatedAt && e.At - mail.CreatedAt < TimeSpan.FromMinutes(1) && !said.Contains(e.Id));
        if (own is not null)
            said.Add(own.Id);
        return (own ?? Before(lines, mail.CreatedAt)).Id;
    }

    private static string LineOf(ReceivedMail mail, List<TimelineEntry> lines, HashSet<string> said)
    {
        var moment = mail.ReleasedAt ?? mail.ReceivedAt;
        var own = mail.Fate is MailFate.Quarantined or MailFate.Ignored ? null : lines.Find(e => IsByMail(e) && e.At >= moment && !said.Contains(e.Id));
        if (own is not null)
            said.Add(own.Id);
        return (own ?? Before(lines, moment)).Id;
    }

    private static bool IsByMail(TimelineEntry entry) =>
        entry.Channel == Channel.MailReply || entry.Kind is TimelineKind.MailBounced or TimelineKind.OutOfOffice;

    private static TimelineEntry Before(List<TimelineEntry> lines, DateTimeOffset moment) => lines.FindLast(e => e.At <= moment) ?? lines[0];
}

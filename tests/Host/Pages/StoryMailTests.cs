using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Host.Pages.Requests;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class StoryMailTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 25, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_mail_stands_beside_the_line_that_says_it_was_sent_and_no_two_beside_one()
    {
        var story = new[] { Entry(1, 0, TimelineKind.Submitted), Entry(2, 10, TimelineKind.MailSent, "p"), Entry(3, 10, TimelineKind.MailSent, "p") };
        var mails = StoryMail.Of(story, [Sent("a", 10, null), Sent("b", 10, null)], []);
        Assert.Equal([("e2", "/admin/mails/a"), ("e3", "/admin/mails/b")], mails.Select(m => (m.EntryId, m.Address)));
    }

    [Fact]
    public void A_mail_about_a_task_stands_beside_what_happened_last_before_it()
    {
        var story = new[] { Entry(1, 0, TimelineKind.Submitted), Entry(2, 5, TimelineKind.TaskAssigned, "p"), Entry(3, 60, TimelineKind.Decided) };
        Assert.Equal("e2", Assert.Single(StoryMail.Of(story, [Sent("a", 5, "t")], [])).EntryId);
    }

    [Fact]
    public void A_mail_to_somebody_outside_stands_beside_the_line_that_says_it_was_sent_also_when_it_carries_the_work_of_a_task()
    {
        var story = new[] { Entry(1, 0, TimelineKind.Decided), Entry(2, 0, TimelineKind.MailSentOutside), Entry(3, 0, TimelineKind.Closed) };
        Assert.Equal("e2", Assert.Single(StoryMail.Of(story, [Sent("a", 0, "t", person: null)], [])).EntryId);
    }

    [Fact]
    public void A_mail_that_came_stands_beside_what_it_did_and_a_kept_one_beside_what_was_before()
    {
        var story = new[] { Entry(1, 0, TimelineKind.Submitted), Entry(2, 20, TimelineKind.MailReceived, channel: Channel.MailReply) };
        var mails = StoryMail.Of(story, [], [Came("a", 20, MailFate.Noted), Came("b", 10, MailFate.Quarantined)]);
        Assert.Equal([("e1", "/admin/mails/received/b"), ("e2", "/admin/mails/received/a")], mails.Select(m => (m.EntryId, m.Address)));
        Assert.All(mails, m => Assert.True(m.HasCome));
    }

    [Fact]
    public void Without_a_story_there_is_nothing_to_stand_beside() => Assert.Empty(StoryMail.Of([], [Sent("a", 0, null)], []));

    private static TimelineEntry Entry(int sequence, int minute, TimelineKind kind, string? person = null, Channel channel = Channel.System) => new()
    {
        Id = $"e{sequence}", RequestId = "r", At = s_start.AddMinutes(minute), Sequence = sequence, Kind = kind, PersonId = person, Channel = channel,
    };

    private static MailMessage Sent(string id, int minute, string? task, string? person = "p") => new()
    {
        Id = id, MessageId = id, TemplateKey = "x", ToPersonId = person, ToAddress = "p@x", ToName = "p", Subject = id, Text = "", Html = "", TaskId = task, CreatedAt = s_start.AddMinutes(minute),
    };

    private static ReceivedMail Came(string id, int minute, MailFate fate) => new()
    {
        Id = id, Key = id, FromName = "", Subject = id, Text = "", Recipients = "", Size = 1, ReceivedAt = s_start.AddMinutes(minute), Fate = fate, Reason = "",
    };
}

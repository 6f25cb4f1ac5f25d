using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Incoming;

/// <summary>Delivery reports: anybody can send one, so they count only when everything in them is right.</summary>
public sealed class MailReportsTests : IDisposable
{
    private const string Receiver = Company.DesignManager + "@tuofan.example";

    private readonly CrmWorld _world = new();
    private int _reports;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_bounce_marks_the_mail_and_tells_the_administrators_once()
    {
        var asked = await AskedAsync();
        Assert.Equal(MailFate.Bounce, await TakeAsync(Report(asked)));
        Assert.Equal(MailFate.Bounce, await TakeAsync(Report(asked)));
        Assert.Equal("5.1.1 User unknown", asked.Bounce);
        Assert.Single(_world.MailsTo(Company.Administrator, "mail.bounced"));
        Assert.Single(_world.Data.Timeline, e => e.Kind == TimelineKind.MailBounced);
        Assert.All(_world.Data.Received, m => Assert.Equal(("", asked.Id, asked.RequestNumber), (m.Reason, m.MailId, m.RequestNumber)));
    }

    [Fact]
    public async Task A_report_of_a_delay_marks_nothing_and_alarms_nobody()
    {
        var asked = await AskedAsync();
        Assert.Equal(MailFate.Bounce, await TakeAsync(Report(asked, bounce => bounce with { IsPermanent = false })));
        Assert.Equal("late", Assert.Single(_world.Data.Received).Reason);
        NothingWasMarked(asked);
    }

    [Theory]
    [InlineData("somebody@elsewhere.example")]
    [InlineData("x" + Receiver)]
    [InlineData(null)]
    public async Task A_report_about_another_address_than_the_mail_went_to_is_only_recorded(string? recipient)
    {
        var asked = await AskedAsync();
        Assert.Equal(MailFate.Bounce, await TakeAsync(Report(asked, bounce => bounce with { Recipient = recipient })));
        var kept = Assert.Single(_world.Data.Received);
        Assert.Equal(("report-unproven", asked.Id, null, null), (kept.Reason, kept.MailId, kept.RequestNumber, kept.TaskId));
        NothingWasMarked(asked);
    }

    [Fact]
    public async Task A_report_that_names_no_mail_of_ours_is_only_recorded_even_with_the_right_token()
    {
        var asked = await AskedAsync();
        var report = Report(asked, bounce => bounce with { MessageId = "made-up@tuofan.example" });
        Assert.Equal(MailFate.Bounce, await TakeAsync(report with
        {
            Recipients = [$"oa+{Crm.Mail.Links.MailToken.OfReply(_world.Secrets, asked.Salt!)}@tuofan.example"],
        }));
        Assert.Null(Assert.Single(_world.Data.Received).MailId);
        NothingWasMarked(asked);
    }

    [Theory]
    [InlineData("opinion@tuofan.example")]
    [InlineData("workflow@elsewhere.example")]
    [InlineData("oa@tuofan.example.evil.example")]
    public async Task A_report_that_did_not_come_to_an_address_of_ours_is_only_recorded(string to)
    {
        var asked = await AskedAsync();
        Assert.Equal(MailFate.Bounce, await TakeAsync(Report(asked) with { Recipients = [to] }));
        NothingWasMarked(asked);
    }

    [Theory]
    [InlineData("workflow@tuofan.example")]
    [InlineData("OA@tuofan.example")]
    [InlineData("oa+anything@tuofan.example")]
    public async Task One_to_the_senders_address_or_the_mailbox_counts_and_the_case_of_letters_does_not(string to)
    {
        var asked = await AskedAsync();
        await TakeAsync(Report(asked, bounce => bounce with { Recipient = Receiver.ToUpperInvariant() }) with { Recipients = ["x@elsewhere.example", to] });
        Assert.NotNull(asked.BouncedAt);
    }

    [Fact]
    public async Task A_report_may_name_the_mail_in_its_header()
    {
        var asked = await AskedAsync();
        await TakeAsync(Report(asked, bounce => bounce with { MessageId = null }) with { Answers = [asked.MessageId] });
        Assert.NotNull(asked.BouncedAt);
    }

    [Fact]
    public async Task An_automatic_mail_with_the_null_return_path_that_is_no_report_is_only_recorded()
    {
        var asked = await AskedAsync();
        var mail = Report(asked) with { Bounce = null, ReturnPath = "", AutomaticBecause = "Return-Path: <>", Answers = [asked.MessageId] };
        Assert.Equal(MailFate.Ignored, await TakeAsync(mail));
        NothingWasMarked(asked);
    }

    [Fact]
    public async Task The_administrators_get_at_most_ten_alarms_an_hour_and_the_list_holds_all()
    {
        var asked = new List<MailMessage>();
        for (var time = 0; time < 12; time++)
        {
            asked.Add(await AskedAsync());
            await TakeAsync(Report(asked[^1]));
        }

        Assert.All(asked, mail => Assert.NotNull(mail.BouncedAt));
        Assert.Equal(10, _world.MailsTo(Company.Administrator, "mail.bounced").Count());
        _world.Clock.Now += TimeSpan.FromMinutes(61);
        await TakeAsync(Report(await AskedAsync()));
        Assert.Equal(11, _world.MailsTo(Company.Administrator, "mail.bounced").Count());
    }

    private async Task<MailMessage> AskedAsync()
    {
        await _world.AskedAsync();
        return _world.MailsTo(Company.DesignManager, "task.assigned").Last();
    }

    private IncomingMail Report(MailMessage about, Func<BounceReport, BounceReport>? change = null)
    {
        var bounce = new BounceReport(Receiver, IsPermanent: true, "5.1.1", "User unknown", about.MessageId);
        return new IncomingMail
        {
            MessageId = $"report-{++_reports}@mx.example",
            From = "mailer-daemon@mx.example",
            ReturnPath = "",
            Recipients = ["workflow@tuofan.example"],
            Bounce = change is null ? bounce : change(bounce),
            AutomaticBecause = "Content-Type: multipart/report",
            Size = 1000,
        };
    }

    private Task<MailFate?> TakeAsync(IncomingMail mail) => _world.Take.RunAsync(mail, mail.MessageId!, CrmWorld.Token);

    private void NothingWasMarked(MailMessage mail)
    {
        Assert.Null(mail.BouncedAt);
        Assert.DoesNotContain(_world.Data.Timeline, e => e.Kind == TimelineKind.MailBounced);
        Assert.Empty(_world.MailsTo(Company.Administrator, "mail.bounced"));
    }
}

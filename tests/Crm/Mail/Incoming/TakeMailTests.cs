using System.Text;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Incoming;

/// <summary>Answers decide only when everything about them is certain; whatever is not decides nothing and is kept.</summary>
public sealed class TakeMailTests : IDisposable
{
    private readonly CrmWorld _world = new();
    private int _mails;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_authentic_answer_of_the_assignee_decides_and_is_receipted()
    {
        var request = await _world.AskedAsync();
        Assert.Equal(MailFate.Decided, await TakeAsync(Answer("同意\n辛苦了")));
        var decided = _world.Data.Tasks.First(t => t.State == TaskState.Decided);
        Assert.Equal((Outcomes.Approved, Company.DesignManager, Channel.MailReply, "辛苦了"), (decided.Outcome, decided.DecidedById, decided.Channel, decided.Comment));
        var receipt = Assert.Single(_world.MailsTo(Company.DesignManager, "reply.decided"));
        Assert.Equal("mail-1@corp.example", receipt.AnswersMessageId);
        Assert.Empty(receipt.Links);
        Assert.Null(receipt.ReplyHash);
        var kept = Assert.Single(_world.Data.Received);
        Assert.Equal((MailFate.Decided, request.Number, Company.DesignManager), (kept.Fate, kept.RequestNumber, kept.PersonId));
    }

    [Fact]
    public async Task A_rejection_takes_its_reason_along()
    {
        await _world.AskedAsync();
        Assert.Equal(MailFate.Decided, await TakeAsync(Answer("不同意：范围太大")));
        Assert.Equal("范围太大", _world.Data.Tasks.Single(t => t.State == TaskState.Decided).Comment);
    }

    [Fact]
    public async Task The_same_mail_twice_is_one()
    {
        await _world.AskedAsync();
        var mail = Answer("同意");
        Assert.Equal(MailFate.Decided, await TakeAsync(mail, "k"));
        Assert.Null(await TakeAsync(mail, "k"));
        Assert.Single(_world.Data.Tasks, t => t.State == TaskState.Decided);
        Assert.Single(_world.Data.Received);
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("不同意")]
    [InlineData("同意，但是金额要改")]
    [InlineData("我再看看")]
    [InlineData("> 同意")]
    public async Task What_is_no_clear_decision_is_noted_and_answered(string text)
    {
        await _world.AskedAsync();
        Assert.Equal(MailFate.Noted, await TakeAsync(Answer(text)));
        Assert.Single(_world.Data.Tasks, t => t.State == TaskState.Open);
        Assert.Single(_world.Data.Timeline, e => e.Kind == TimelineKind.MailReceived);
        Assert.Single(_world.MailsTo(Company.DesignManager, "reply.not-decided"));
    }

    [Fact]
    public async Task At_most_three_such_answers_go_out_a_day_and_person()
    {
        await _world.AskedAsync();
        for (var time = 0; time < 6; time++)
            await TakeAsync(Answer("再说吧"));
        Assert.Equal(3, _world.MailsTo(Company.DesignManager, "reply.not-decided").Count());
        _world.Clock.Now += TimeSpan.FromDays(1.1);
        await TakeAsync(Answer("再说吧"));
        Assert.Equal(4, _world.MailsTo(Company.DesignManager, "reply.not-decided").Count());
    }

    [Theory]
    [InlineData("mx.tuofan.example; dmarc=fail header.from=tuofan.example", QuarantineReason.NotAuthenticated)]
    [InlineData("mx.elsewhere.example; dmarc=pass header.from=tuofan.example", QuarantineReason.NotAuthenticated)]
    [InlineData("mx.tuofan.example; spf=pass smtp.mailfrom=tuofan.example", QuarantineReason.NotAuthenticated)]
    [InlineData("mx.tuofan.example; dmarc=pass header.from=evil.example", QuarantineReason.NotAuthenticated)]
    [InlineData("", QuarantineReason.NotAuthenticated)]
    public async Task Without_proof_of_the_sender_nothing_is_decided_noted_or_answered(string proof, string reason)
    {
        await _world.AskedAsync();
        Assert.Equal(MailFate.Quarantined, await TakeAsync(Answer("同意") with { AuthenticationResults = proof.Length > 0 ? [proof] : [] }));
        Assert.Equal(reason, Assert.Single(_world.Data.Received).Reason);
        NothingHappened();
    }

    [Fact]
    public async Task Somebody_elses_token_decides_nothing()
    {
        await _world.AskedAsync();
        var answer = Answer("同意") with { From = Mail(Company.FinanceManager) };
        Assert.Equal(MailFate.Quarantined, await TakeAsync(answer));
        Assert.Equal(QuarantineReason.NotTheAssignee, Assert.Single(_world.Data.Received).Reason);
        NothingHappened();
    }

    [Fact]
    public async Task The_requester_cannot_approve_his_own_request_with_the_approvers_token()
    {
        await _world.AskedAsync();
        Assert.Equal(MailFate.Quarantined, await TakeAsync(Answer("同意") with { From = Mail(Company.Designer) }));
        NothingHappened();
    }

    [Fact]
    public async Task A_stranger_and_one_who_has_left_decide_nothing()
    {
        await _world.AskedAsync();
        var stranger = Answer("同意") with { From = "somebody@tuofan.example" };
        Assert.Equal(MailFate.Quarantined, await TakeAsync(stranger));
        _world.Leaves(Company.DesignManager);
        Assert.Equal(MailFate.Quarantined, await TakeAsync(Answer("同意")));
        Assert.All(_world.Data.Received, m => Assert.Equal(QuarantineReason.UnknownSender, m.Reason));
        NothingHappened();
    }

    [Fact]
    public async Task The_acting_deputy_decides_on_behalf_of_the_assignee()
    {
        await _world.AskedAsync();
        var token = Answer("同意");
        _world.IsAbsent(Company.DesignManager, deputy: Company.DeputyForDesign);
        Assert.Equal(MailFate.Decided, await TakeAsync(token with { From = Mail(Company.DeputyForDesign) }));
        var decided = _world.Data.Tasks.Single(t => t.State == TaskState.Decided);
        Assert.Equal((Company.DeputyForDesign, Company.DesignManager), (decided.DecidedById, decided.OnBehalfOfId));
    }

    [Fact]
    public async Task An_answer_without_the_token_is_found_by_the_mail_that_it_names()
    {
        await _world.AskedAsync();
        var asked = _world.MailsTo(Company.DesignManager, "task.assigned").Single();
        var answer = Answer("ok") with { Recipients = ["oa@tuofan.example"], Answers = ["unknown@x.example", asked.MessageId] };
        Assert.Equal(MailFate.Decided, await TakeAsync(answer));
    }

    [Fact]
    public async Task An_automatic_mail_decides_nothing_and_is_not_answered()
    {
        await _world.AskedAsync();
        var away = Answer("同意") with { AutomaticBecause = "Auto-Submitted: auto-replied", IsOutOfOffice = true, ReturnPath = "" };
        Assert.Equal(MailFate.OutOfOffice, await TakeAsync(away with { MessageId = "3@x.example", From = "somebody@elsewhere.example" }));
        Assert.DoesNotContain(_world.Data.Timeline, e => e.Kind == TimelineKind.OutOfOffice); // he speaks for another one
        Assert.Equal(MailFate.OutOfOffice, await TakeAsync(away));
        Assert.Equal(MailFate.OutOfOffice, await TakeAsync(away with { MessageId = "2@x.example" }));
        NothingDecided();
        Assert.Equal(2, _world.Data.Timeline.Count(e => e.Kind == TimelineKind.OutOfOffice));
        Assert.Single(_world.MailsTo(Company.Administrator, "mail.away")); // once a day
        Assert.Equal(MailFate.Ignored, await TakeAsync(Answer("同意") with { AutomaticBecause = "Precedence: bulk" }));
        NothingDecided();
        Assert.DoesNotContain(_world.Data.Mails, m => m.TemplateKey.StartsWith("reply.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_decision_is_told_who_was_first()
    {
        await _world.AskedAsync();
        var answer = Answer("不同意：太晚了");
        await _world.ApproveAsync(Company.DesignManager);
        Assert.Equal(MailFate.Noted, await TakeAsync(answer));
        Assert.Single(_world.Data.Tasks, t => t.State == TaskState.Decided);
        var said = Assert.Single(_world.MailsTo(Company.DesignManager, "reply.not-decided"));
        Assert.Contains("孟凡", said.Text, StringComparison.Ordinal);
        Assert.Contains("已经办理", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_a_mail_that_was_made_void_decides_nothing_and_is_told_so()
    {
        await _world.AskedAsync();
        var (answer, asked) = (Answer("同意"), _world.MailsTo(Company.DesignManager, "task.assigned").Single());
        Assert.Equal(3, await _world.Links.RevokeAsync(asked.Id, _world.Clock.Now, CrmWorld.Token));
        Assert.Equal(MailFate.Noted, await TakeAsync(answer));
        NothingDecided();
        Assert.Equal("link-revoked", Assert.Single(_world.Data.Received).Reason);
        Assert.Contains("已被作废", Assert.Single(_world.MailsTo(Company.DesignManager, "reply.not-decided")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_our_answer_stands_for_the_mail_that_asked()
    {
        await _world.AskedAsync();
        var asked = _world.MailsTo(Company.DesignManager, "task.assigned").Single();
        await TakeAsync(Answer("再看看"));
        var told = _world.MailsTo(Company.DesignManager, "reply.not-decided").Single();
        var second = Answer("同意") with { Recipients = ["oa@tuofan.example"], Answers = [told.MessageId] };
        await _world.Links.RevokeAsync(asked.Id, _world.Clock.Now, CrmWorld.Token);
        Assert.Equal(MailFate.Noted, await TakeAsync(second));
        NothingDecided();
        asked.Links.ToList().ForEach(link => link.RevokedAt = null);
        Assert.Equal(MailFate.Decided, await TakeAsync(second));
        Assert.Equal([Outcomes.Approved], asked.Links.Where(link => link.UsedAt is not null).Select(link => link.Outcome));
    }

    [Theory]
    [InlineData(IncomingFault.TooLarge, QuarantineReason.TooLarge)]
    [InlineData(IncomingFault.DoubtfulHeader, QuarantineReason.Doubtful)]
    public async Task A_mail_that_was_not_read_whole_or_whose_sender_is_doubtful_decides_nothing(IncomingFault fault, string reason)
    {
        await _world.AskedAsync();
        Assert.Equal(MailFate.Quarantined, await TakeAsync(Answer("同意") with { Faults = [fault] }));
        Assert.Equal(reason, Assert.Single(_world.Data.Received).Reason);
        NothingHappened();
    }

    [Theory]
    [InlineData(IncomingFault.Unreadable)]
    [InlineData(IncomingFault.TextTooLong)]
    public async Task A_mail_of_which_something_could_not_be_read_is_noted_and_decides_nothing(IncomingFault fault)
    {
        await _world.AskedAsync();
        Assert.Equal(MailFate.Noted, await TakeAsync(Answer("同意") with { Faults = [fault] }));
        NothingDecided();
    }

    [Fact]
    public async Task A_mail_that_nobody_expects_is_kept_in_the_quarantine()
    {
        Assert.Equal(MailFate.Quarantined, await TakeAsync(new IncomingMail { From = "a@b.example", Recipients = ["oa@tuofan.example"], Text = "同意", Size = 10 }));
        Assert.Equal(QuarantineReason.NobodyExpectsIt, Assert.Single(_world.Data.Received).Reason);
    }

    [Fact]
    public async Task Files_are_kept_by_what_they_are_and_refused_by_what_they_do()
    {
        await _world.AskedAsync();
        var files = new[]
        {
            new IncomingAttachment("报价.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n%more\n1 0 obj\n")),
            new IncomingAttachment("setup.pdf", Encoding.Latin1.GetBytes("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0")),
        };
        Assert.Equal(MailFate.Noted, await TakeAsync(Answer("见附件") with { Attachments = files }));
        var kept = Assert.Single(_world.Data.Attachments);
        Assert.Equal(("报价.pdf", "application/pdf"), (kept.Name, kept.ContentType));
        Assert.NotNull(kept.RequestNumber);
    }

    private static string Mail(string login) => $"{login}@tuofan.example";

    /// <summary>What the manager's mail program sends when he answers, with the proof of the receiving server.</summary>
    private IncomingMail Answer(string text)
    {
        var asked = _world.MailsTo(Company.DesignManager, "task.assigned").Last();
        return new IncomingMail
        {
            MessageId = $"mail-{++_mails}@corp.example",
            From = Mail(Company.DesignManager),
            FromName = "孟凡",
            Recipients = [$"oa+{MailToken.OfReply(_world.Secrets, asked.Salt!)}@tuofan.example"],
            Subject = "回复：待审批",
            Text = text,
            AuthenticationResults = [$"{CrmWorld.ServerId}; dmarc=pass header.from=tuofan.example"],
            Size = 1000,
        };
    }

    private Task<MailFate?> TakeAsync(IncomingMail mail, string? key = null) => _world.Take.RunAsync(mail, key ?? Guid.NewGuid().ToString(), CrmWorld.Token);

    private void NothingDecided() => Assert.DoesNotContain(_world.Data.Tasks, t => t.State == TaskState.Decided);

    private void NothingHappened()
    {
        NothingDecided();
        Assert.DoesNotContain(_world.Data.Timeline, e => e.Kind == TimelineKind.MailReceived);
        Assert.DoesNotContain(_world.Data.Mails, m => m.TemplateKey.StartsWith("reply.", StringComparison.Ordinal));
    }
}

using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Incoming;

public sealed class ReleaseMailTests : IDisposable
{
    private const string Address = "opinion@tuofan.example";

    private readonly CrmWorld _world = new();
    private readonly ScriptedMailProcesses _processes = new();
    private readonly FakeContacts _contacts = new();
    private readonly ReleaseMail _release;

    public ReleaseMailTests()
    {
        var matching = new MailMatching(new MailsInMemory(_world.Data.Mails), _contacts, new OwnAddresses(new FakeSite()), new MailTrust(null, false));
        _release = new ReleaseMail(
            _world.Unit, new MemoryReceivedMails(_world.Data), _world.Store, _processes, matching, _world.Story, new MemoryAudit(_world.Data, _world.Clock), _world.Clock);
    }

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("同意")]
    [InlineData("approve")]
    [InlineData("不同意 太贵")]
    public async Task A_released_answer_is_told_and_decides_nothing_whatever_it_says(string text)
    {
        var request = await _world.AskedAsync();
        var task = _world.OpenTask;
        var mail = Keep("m1", text, request.Number, task.Id);
        var result = await ReleaseAsync("m1");
        Assert.Equal(request.Number, result.Value);
        Assert.Same(task, _world.OpenTask);
        Assert.Empty(_world.Told(TimelineKind.Decided));
        var line = Assert.Single(_world.Data.Timeline, e => e.Kind == TimelineKind.MailReceived);
        Assert.Equal((null, task.StepName, $"王琳 <wang.lin@example.com>\n{text}"), (line.ActorId, line.StepName, line.Comment));
        Assert.Equal((MailFate.Released, Company.Administrator, _world.Clock.Now), (mail.Fate, mail.ReleasedById, mail.ReleasedAt));
        Assert.Equal(request.Number, Assert.Single(_world.Data.Attachments).RequestNumber);
        Assert.Equal(("mail.released", Company.Administrator), (_world.Data.Audit[^1].Action, _world.Data.Audit[^1].ActorId));
    }

    [Fact]
    public async Task A_proven_sender_stands_in_the_story_himself()
    {
        var request = await _world.AskedAsync();
        Keep("m1", "我来说一句", request.Number).PersonId = Company.Salesman;
        await ReleaseAsync("m1");
        var line = Assert.Single(_world.Data.Timeline, e => e.Kind == TimelineKind.MailReceived);
        Assert.Equal((Company.Salesman, "我来说一句"), (line.ActorId, line.Comment));
    }

    [Fact]
    public async Task The_second_press_says_that_it_was_done_and_does_nothing()
    {
        var request = await _world.AskedAsync();
        Keep("m1", "x", request.Number);
        await ReleaseAsync("m1");
        var (lines, entries) = (_world.Data.Timeline.Count, _world.Data.Audit.Count);
        var again = await ReleaseAsync("m1");
        Assert.Equal((ProblemKind.Conflict, "mail-released-already", Company.Administrator), (again.Problem!.Kind, again.Problem.Code, again.Problem.Args["person"]));
        Assert.Equal((lines, entries), (_world.Data.Timeline.Count, _world.Data.Audit.Count));
    }

    [Fact]
    public async Task Two_presses_at_once_start_one_process()
    {
        _processes.Definitions[Address] = "customer-opinion";
        Keep("m1", "x", null);
        var both = await Task.WhenAll(ReleaseAsync("m1"), ReleaseAsync("m1"));
        Assert.Single(both, r => r.Succeeded);
        Assert.Single(_processes.Started);
    }

    [Fact]
    public async Task A_released_mail_starts_the_process_that_listens_with_what_was_kept()
    {
        _processes.Definitions[Address] = "customer-opinion";
        _contacts.Known.Add(("wang.lin@example.com", Company.KeyCustomer));
        var mail = Keep("m1", "菜单做得很好", null);
        Assert.Equal("OP-1", (await ReleaseAsync("m1")).Value);
        var opening = Assert.Single(_processes.Started).Mail;
        Assert.Equal(("wang.lin@example.com", "菜单做得很好", Company.KeyCustomer), (opening.From, opening.Text, opening.CustomerNumber));
        Assert.Equal("a.pdf", Assert.Single(opening.Attachments).Name);
        Assert.Equal(("OP-1", Company.KeyCustomer, MailFate.Released), (mail.RequestNumber, mail.CustomerNumber, mail.Fate));
        Assert.Equal("OP-1", Assert.Single(_world.Data.Attachments).RequestNumber);
    }

    [Fact]
    public async Task A_mail_that_nobody_expects_stays_where_it_is()
    {
        var mail = Keep("m1", "x", null);
        Assert.Equal("nobody-expects-mail", (await ReleaseAsync("m1")).Problem!.Code);
        Assert.Equal((MailFate.Quarantined, null), (mail.Fate, mail.ReleasedAt));
        Assert.Empty(_world.Data.Audit);
    }

    [Fact]
    public async Task A_mail_without_a_sender_starts_nothing()
    {
        _processes.Definitions[Address] = "customer-opinion";
        Keep("m1", "x", null, from: null);
        Assert.Equal("nobody-expects-mail", (await ReleaseAsync("m1")).Problem!.Code);
        Assert.Empty(_processes.Started);
    }

    [Fact]
    public async Task What_is_not_in_the_quarantine_cannot_be_released()
    {
        Keep("m1", "x", null).Fate = MailFate.Noted;
        Assert.Equal("mail-not-quarantined", (await ReleaseAsync("m1")).Problem!.Code);
        Assert.Equal("unknown-mail", (await ReleaseAsync("none")).Problem!.Code);
    }

    private Task<Result<string>> ReleaseAsync(string id) => _release.RunAsync(id, Company.Administrator, CrmWorld.Token);

    private ReceivedMail Keep(string id, string text, string? requestNumber, string? taskId = null, string? from = "wang.lin@example.com")
    {
        var mail = new ReceivedMail
        {
            Id = id, Key = id, FromAddress = from, FromName = "王琳", Subject = "Re: 待审批", Text = text, Recipients = $"other@tuofan.example {Address}", Size = 1000,
            ReceivedAt = _world.Clock.Now, Fate = MailFate.Quarantined, Reason = QuarantineReason.NotAuthenticated, RequestNumber = requestNumber, TaskId = taskId,
        };
        var file = new KeptAttachment
        {
            Id = id + "-1", IncomingMailId = id, Position = 0, Name = "a.pdf", ContentType = ContentTypes.Pdf, Size = 3, ContentHash = new string('0', 64), CreatedAt = _world.Clock.Now,
        };
        new MemoryReceivedMails(_world.Data).Add(mail, [file]);
        return mail;
    }
}

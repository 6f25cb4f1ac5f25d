using System.Text;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail.Incoming;

/// <summary>Mails that begin a process, and the letters with those outside who wrote them.</summary>
public sealed class TakeOpeningTests : IDisposable
{
    private const string Address = "oa+opinion@tuofan.example";
    private const string Customer = "wang@xingyelan.example";

    private readonly CrmWorld _world = new();
    private int _mails;

    public TakeOpeningTests() => _world.Listening.Definitions[Address] = "customer-opinion";

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_mail_to_an_address_that_a_process_listens_to_begins_it_with_what_the_mail_says()
    {
        _world.Contacts.Known.Add((Customer, Company.KeyCustomer));
        var file = new IncomingAttachment("报价.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n%more\n1 0 obj\n"));

        Assert.Equal(MailFate.Started, await TakeAsync(Letter() with { Attachments = [file] }));

        var (definition, opening) = Assert.Single(_world.Listening.Started);
        Assert.Equal(("customer-opinion", Customer, "王女士", Company.KeyCustomer, "画册", "letter-1@xingyelan.example"),
            (definition, opening.From, opening.FromName, opening.CustomerNumber, opening.Subject, opening.MessageId));
        Assert.Empty(opening.SuggestedCustomers);
        var kept = Assert.Single(_world.Data.Received);
        Assert.Equal((MailFate.Started, "OP-1", Company.KeyCustomer), (kept.Fate, kept.RequestNumber, kept.CustomerNumber));
        Assert.Equal("OP-1", Assert.Single(_world.Data.Attachments).RequestNumber);
    }

    [Fact]
    public async Task Colleagues_of_a_contact_are_only_a_suggestion_and_domains_of_everybody_not_even_that()
    {
        _world.Contacts.Known.Add((Customer, Company.KeyCustomer));
        _world.Contacts.Known.Add(("li@qq.com", Company.PlainCustomer));

        await TakeAsync(Letter("zhao@xingyelan.example"));
        await TakeAsync(Letter("zhao@qq.com"));

        Assert.Equal([null, null], _world.Listening.Started.Select(s => s.Mail.CustomerNumber));
        Assert.Equal([Company.KeyCustomer], _world.Listening.Started[0].Mail.SuggestedCustomers);
        Assert.Empty(_world.Listening.Started[1].Mail.SuggestedCustomers);
    }

    [Fact]
    public async Task An_address_of_several_customers_names_none_of_them()
    {
        _world.Contacts.Known.Add((Customer, Company.KeyCustomer));
        _world.Contacts.Known.Add((Customer, Company.PlainCustomer));
        await TakeAsync(Letter());
        Assert.Null(_world.Listening.Started[0].Mail.CustomerNumber);
        Assert.Equal([Company.KeyCustomer, Company.PlainCustomer], _world.Listening.Started[0].Mail.SuggestedCustomers);
    }

    [Fact]
    public async Task The_same_mail_twice_begins_one_process()
    {
        var letter = Letter();
        Assert.Equal(MailFate.Started, await TakeAsync(letter, "k"));
        Assert.Null(await TakeAsync(letter, "k"));
        Assert.Single(_world.Listening.Started);
    }

    [Fact]
    public async Task An_automatic_mail_begins_nothing()
    {
        Assert.Equal(MailFate.Ignored, await TakeAsync(Letter() with { AutomaticBecause = "Auto-Submitted: auto-generated" }));
        Assert.Empty(_world.Listening.Started);
    }

    [Fact]
    public async Task The_one_who_wrote_gets_a_mail_without_links_and_without_what_he_wrote()
    {
        var request = await _world.AskedAsync();
        var mail = await WriteAsync(request);

        Assert.Equal((Customer, null, request.Number, "letter-1@xingyelan.example"), (mail.ToAddress, mail.ToPersonId, mail.RequestNumber, mail.AnswersMessageId));
        Assert.Contains(request.Number, mail.Subject, StringComparison.Ordinal);
        Assert.All(new[] { mail.Text, mail.Html }, part =>
        {
            Assert.Contains("Jiang Yinuo", part, StringComparison.Ordinal);
            Assert.Contains("请直接回复此邮件", part, StringComparison.Ordinal);
            Assert.DoesNotContain("http", part, StringComparison.Ordinal);
            Assert.DoesNotContain("转发", part, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", part, StringComparison.Ordinal);
            Assert.DoesNotContain(Company.KeyCustomer, part, StringComparison.Ordinal);
        });
        Assert.Equal(TimelineKind.MailSentOutside, _world.Data.Timeline.Last().Kind);
    }

    [Theory]
    [InlineData("请问什么时候？")]
    [InlineData("同意")]
    public async Task His_answer_is_added_to_the_story_and_decides_nothing(string text)
    {
        var request = await _world.AskedAsync();
        var mail = await WriteAsync(request);

        Assert.Equal(MailFate.Noted, await TakeAsync(Answer(mail, Customer, text)));

        var line = Assert.Single(_world.Data.Timeline, e => e.Kind == TimelineKind.MailReceivedOutside);
        Assert.Equal((request.Id, null, text), (line.RequestId, line.ActorId, line.Comment));
        Assert.Equal(TaskState.Open, _world.OpenTask.State);
        var kept = Assert.Single(_world.Data.Received);
        Assert.Equal((MailFate.Noted, request.Number, mail.Id, null), (kept.Fate, kept.RequestNumber, kept.MailId, kept.PersonId));
        Assert.Empty(_world.Listening.Started);
        Assert.DoesNotContain(_world.Data.Mails, m => m.TemplateKey.StartsWith("reply.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_he_writes_after_the_end_is_told_to_whom_the_request_belongs()
    {
        var request = await _world.AskedAsync();
        var mail = await WriteAsync(request);
        Assert.Equal(MailFate.Noted, await TakeAsync(Answer(mail, Customer, "还有一点")));
        Assert.DoesNotContain(_world.Data.Mails, m => m.TemplateKey == "case.answered-late"); // while it runs somebody sees the story
        (request.Status, request.Outcome) = (RequestStatus.Finished, Outcomes.Completed);

        Assert.Equal(MailFate.Noted, await TakeAsync(Answer(mail, Customer, "又印错了 <b>")));

        var told = Assert.Single(_world.Data.Mails, m => m.TemplateKey == "case.answered-late");
        Assert.Equal((Company.Designer, request.Number, false), (told.ToPersonId, told.RequestNumber, told.IsAutomaticAnswer));
        Assert.Contains("又印错了 <b>", told.Text, StringComparison.Ordinal);
        Assert.Contains(Customer, told.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", told.Html, StringComparison.Ordinal);
        Assert.Equal(2, _world.Data.Timeline.Count(e => e.Kind == TimelineKind.MailReceivedOutside));
    }

    [Fact]
    public async Task Whoever_worked_on_it_last_is_told_and_nobody_more_than_ten_times_an_hour()
    {
        var request = await _world.AskedAsync();
        var mail = await WriteAsync(request);
        (request.Status, request.Outcome) = (RequestStatus.Finished, Outcomes.Completed);
        var task = _world.Data.Tasks.Single();
        _world.Data.Tasks.Add(new StaffTask
        {
            Id = "work", RequestId = task.RequestId, RequestNumber = task.RequestNumber, DefinitionVersionId = task.DefinitionVersionId, InstanceId = task.InstanceId,
            BookmarkId = "b", Kind = TaskKind.Work, StepName = "答复", Title = task.Title, RequesterId = task.RequesterId, AssigneeId = Company.DesignManager, Round = 1,
            Outcomes = "[]", Form = "[]", Facts = "[]", Why = "manager", CreatedAt = task.CreatedAt,
            State = TaskState.Decided, DecidedAt = _world.Clock.Now, DecidedById = Company.DesignManager,
        });
        for (var time = 0; time < 12; time++)
            await TakeAsync(Answer(mail, Customer, "又"));
        Assert.Equal(10, _world.MailsTo(Company.DesignManager, "case.answered-late").Count());
        _world.Leaves(Company.DesignManager);
        await TakeAsync(Answer(mail, Customer, "再"));
        Assert.Single(_world.MailsTo(Company.Designer, "case.answered-late"));
    }

    [Theory]
    [InlineData("other@xingyelan.example", "dmarc=pass", QuarantineReason.UnknownSender)]
    [InlineData(Customer, "dmarc=fail", QuarantineReason.NotAuthenticated)]
    [InlineData(Company.OtherSalesman + "@tuofan.example", "dmarc=pass", QuarantineReason.NotTheAssignee)]
    public async Task Anybody_elses_answer_to_it_goes_to_the_quarantine(string from, string proof, string reason)
    {
        var request = await _world.AskedAsync();
        var mail = await WriteAsync(request);
        Assert.Equal(MailFate.Quarantined, await TakeAsync(Answer(mail, from, "同意", proof)));
        Assert.Equal(reason, Assert.Single(_world.Data.Received).Reason);
        Assert.DoesNotContain(_world.Data.Timeline, e => e.Kind is TimelineKind.MailReceivedOutside or TimelineKind.MailReceived);
    }

    [Fact]
    public async Task The_answer_of_the_department_stands_in_the_mail_as_it_was_written()
    {
        var request = await _world.AskedAsync();
        var mail = await WriteAsync(request, "opinion.answered", new() { ["answer"] = "第一行 <b>\n第二行" });
        Assert.Contains("第一行 <b>\n第二行", mail.Text, StringComparison.Ordinal);
        Assert.Contains("第一行 &lt;b&gt;", mail.Html, StringComparison.Ordinal);
    }

    private async Task<MailMessage> WriteAsync(Request request, string key = "opinion.received", Dictionary<string, string>? facts = null)
    {
        request.Inputs = new MailOrigin(Customer, "letter-1@xingyelan.example").With([]);
        await _world.InStepAsync(() => _world.Outside.SendAsync(request.InstanceId, key, facts ?? [], CrmWorld.Token));
        return _world.Data.Mails.Last();
    }

    private IncomingMail Letter(string from = Customer) => new()
    {
        MessageId = $"letter-{++_mails}@xingyelan.example", From = from, FromName = "王女士", Recipients = [Address], Subject = "画册", Text = "印得很清楚。", Size = 1000,
    };

    private IncomingMail Answer(MailMessage mail, string from, string text, string proof = "dmarc=pass") => Letter(from) with
    {
        Recipients = [$"oa+{MailToken.OfReply(_world.Secrets, mail.Salt!)}@tuofan.example"],
        Text = text,
        AuthenticationResults = [$"{CrmWorld.ServerId}; {proof} header.from={from[(from.IndexOf('@') + 1)..]}"],
    };

    private Task<MailFate?> TakeAsync(IncomingMail mail, string? key = null) => _world.Take.RunAsync(mail, key ?? mail.MessageId!, CrmWorld.Token);
}

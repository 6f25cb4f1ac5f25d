using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Tests.Fakes;
using Xunit;

namespace WorkflowCrm.Crm.Tests.Mail;

public sealed class SendMailTests : IDisposable
{
    private readonly CrmWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task The_task_mail_says_what_who_and_by_when_in_both_languages()
    {
        await _world.AskedAsync();
        var mail = Assert.Single(_world.Data.Mails);
        var task = _world.OpenTask;
        var title = $"查阅 重庆星野岚餐饮管理有限公司 · {Company.KeyCustomer}";
        Assert.Equal($"[WF-DA-20261125-001-{task.Id}] 待审批:{title} / Approval needed: {title}", mail.Subject);
        Assert.Contains("孟凡您好", mail.Text, StringComparison.Ordinal);
        Assert.Contains("江一诺（设计部）提交的", mail.Text, StringComparison.Ordinal);
        Assert.Contains("- 用途：准备提案", mail.Text, StringComparison.Ordinal);
        Assert.Contains("请于2026年11月27日星期五 10:00前处理（2个工作日）", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Dear Meng Fan", mail.Text, StringComparison.Ordinal);
        Assert.Contains("from Jiang Yinuo (Design department)", mail.Text, StringComparison.Ordinal);
        Assert.Contains("- Purpose: 准备提案", mail.Text, StringComparison.Ordinal);
        Assert.Contains("by Friday, 27 November 2026 10:00 (2 working days)", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://crm.tuofan.example/tasks/{task.Id}", mail.Text, StringComparison.Ordinal);
        Assert.Contains("收到此邮件的原因：部门经理负责此步骤", mail.Text, StringComparison.Ordinal);
        Assert.Equal(("meng.fan@tuofan.example", "孟凡", "DA-20261125-001", task.Id), (mail.ToAddress, mail.ToName, mail.RequestNumber, mail.TaskId));
    }

    [Fact]
    public async Task Times_are_shown_in_the_receivers_zone()
    {
        _world.Person(Company.DesignManager).TimeZone = "Europe/Berlin";
        await _world.AskedAsync();
        Assert.Contains("Friday, 27 November 2026 03:00", _world.Data.Mails.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_whose_zone_nobody_knows_gets_the_mail_in_UTC()
    {
        _world.Person(Company.DesignManager).TimeZone = "Middle/Earth";
        await _world.AskedAsync();
        Assert.Contains("2026 02:00", _world.Data.Mails.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_form_stays_text_in_the_mail()
    {
        var inputs = ArchiveProcess.Inputs();
        inputs["purpose"] = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) {{link}}";
        await _world.Submit.RunAsync(Company.Designer, ArchiveProcess.Id, inputs, Channel.Api, CrmWorld.Token);
        var mail = _world.Data.Mails.Single();
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<img src=x onerror=alert(1)> [x](javascript:alert(1)) {{link}}", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Message_ID_is_the_same_for_the_same_key_occasion_and_person_and_for_no_other()
    {
        var id = SendMail.MessageId("task.assigned", "t1/1", "p1", "tuofan.example");
        Assert.Equal(id, SendMail.MessageId("task.assigned", "t1/1", "p1", "tuofan.example"));
        Assert.Matches("^[0-9a-f]{32}@tuofan\\.example$", id);
        string[] others =
        [
            SendMail.MessageId("task.reminder", "t1/1", "p1", "tuofan.example"),
            SendMail.MessageId("task.assigned", "t1/2", "p1", "tuofan.example"),
            SendMail.MessageId("task.assigned", "t1/1", "p2", "tuofan.example"),
        ];
        Assert.DoesNotContain(id, others);
    }

    [Fact]
    public async Task The_same_occasion_is_stored_once()
    {
        for (var i = 0; i < 2; i++)
            await ViolationMailAsync("WG-1");
        Assert.Single(_world.Data.Mails);
        await ViolationMailAsync("WG-2");
        Assert.Equal(2, _world.Data.Mails.Count);
    }

    [Fact]
    public async Task Somebody_who_has_left_gets_no_mail()
    {
        _world.Leaves(Company.OfficeHead);
        await ViolationMailAsync("WG-1");
        Assert.Empty(_world.Data.Mails);
    }

    [Theory]
    [InlineData(null, "p1", "t1", "task.assigned", false)]
    [InlineData(null, "p1", null, "case.approved", false)]
    [InlineData("1@corp.example", "p1", "t1", "reply.decided", true)]
    [InlineData("", "p1", "t1", "reply.not-decided", true)] // the mail that it answers has no Message-ID
    [InlineData("1@corp.example", null, null, "opinion.received", true)]
    [InlineData("", null, null, "opinion.received", true)]
    [InlineData("1@corp.example", null, "t1", "opinion.answered", false)] // what a person wrote must come back when it does not arrive
    [InlineData(null, "p1", null, "mail.bounced", true)]
    [InlineData(null, "p1", null, "mail.away", true)]
    public void What_the_program_answers_by_itself_and_its_alarms_are_automatic_answers(string? answers, string? person, string? task, string key, bool expected)
    {
        var mail = new MailMessage
        {
            Id = "1", MessageId = "1@tuofan.example", TemplateKey = key, ToPersonId = person, TaskId = task, AnswersMessageId = answers,
            ToAddress = "x@tuofan.example", ToName = "x", Subject = "x", Text = "x", Html = "x", CreatedAt = _world.Clock.Now,
        };
        Assert.Equal(expected, mail.IsAutomaticAnswer);
    }

    private Task ViolationMailAsync(string occasion) => _world.Send.ToAsync(
        _world.Person(Company.OfficeHead),
        new NewMail("access.violation", occasion, _ => new Dictionary<string, object?>
        {
            ["person"] = "x", ["customerNo"] = "x", ["customer"] = "x", ["time"] = _world.Clock.Now, ["log"] = "x", ["violationNo"] = "x", ["amount"] = 50m,
        }),
        CrmWorld.Token);
}

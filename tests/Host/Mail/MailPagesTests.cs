using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Host.Pages.Admin.Mails;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Pages;

namespace WorkflowCrm.Host.Tests.Mail;

/// <summary>What administrators see of mails, and do with them; and the files that came with them.</summary>
public sealed partial class MailPagesTests : IAsyncLifetime
{
    private WorkflowCrmApp _app = null!;
    private Caller _requester = null!;
    private Browser _keeper = null!;
    private string _number = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync();
        _requester = await _app.SignInAs(SmallCompany.Designer);
        _keeper = new Browser(await _app.SignInAs(SmallCompany.Keeper));
        _number = await _app.SubmitArchiveAccess(_requester, SmallCompany.CompanyArchive);
        await _app.AdvanceClock("00:00:01");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Nobody_but_administrators_sees_mails()
    {
        var mail = await TaskMailAsync();
        await KeepAsync("came", MailFate.Quarantined, null);
        foreach (var path in new[] { "/admin/mails", "/admin/mails?tab=quarantined", $"/admin/mails/{mail.Id}", "/admin/mails/received/came" })
        {
            var answer = await new Browser(_requester).OpenAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.DoesNotContain(ShownSubject.In(Host.Texts.Chinese, mail.Subject), Browser.Seen(answer), StringComparison.Ordinal);
            Assert.DoesNotContain("关于菜单", Browser.Seen(answer), StringComparison.Ordinal);
        }

        var posted = await new Browser(_requester).SendAsync("/profile", "/admin/mails/received/came", ("action", "release"));
        Assert.NotEqual(HttpStatusCode.OK, posted.Status);
        Assert.Equal(MailFate.Quarantined, (await ReceivedAsync("came")).Fate);
        Assert.DoesNotContain("/admin/mails", (await new Browser(_requester).OpenAsync("/requests")).Body, StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/mails\"", (await _keeper.OpenAsync("/requests")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _keeper.OpenAsync("/admin/mails/none")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _keeper.OpenAsync("/admin/mails/received/none")).Status);
    }

    [Fact]
    public async Task Every_tab_opens_in_both_languages_and_filters()
    {
        var mail = await TaskMailAsync();
        await KeepAsync("came", MailFate.Quarantined, null);
        foreach (var language in Host.Texts.Languages)
        {
            var browser = new Browser(await _app.SignInAs(SmallCompany.Keeper, language));
            foreach (var tab in new[] { "sent", "waiting", "failed", "received", "quarantined" })
            {
                var answer = await browser.OpenAsync($"/admin/mails?tab={tab}");
                Assert.Equal(HttpStatusCode.OK, answer.Status);
                Assert.DoesNotMatch(Key(), Browser.Seen(answer));
            }

            Assert.DoesNotMatch(Key(), Browser.Seen(await browser.OpenAsync($"/admin/mails/{mail.Id}")));
            Assert.DoesNotMatch(Key(), Browser.Seen(await browser.OpenAsync("/admin/mails/received/came")));
        }

        var subject = ShownSubject.In(Host.Texts.Chinese, mail.Subject);
        Assert.Contains(subject, Browser.Seen(await _keeper.OpenAsync($"/admin/mails?q={_number}")), StringComparison.Ordinal);
        Assert.DoesNotContain(subject, Browser.Seen(await _keeper.OpenAsync("/admin/mails?q=nobody")), StringComparison.Ordinal);
        Assert.DoesNotContain(subject, Browser.Seen(await _keeper.OpenAsync("/admin/mails?tab=failed")), StringComparison.Ordinal);
        Assert.Contains("关于菜单", Browser.Seen(await _keeper.OpenAsync("/admin/mails?tab=quarantined&q=WANG.LIN")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_state_and_fate_has_words_in_every_language()
    {
        var texts = new TextCatalogue();
        string[] keys =
        [
            .. QuarantineReason.All.Concat(MailWords.OtherReasons).Append("other").Select(code => $"mail.reason.{code}"),
            .. MailWords.States.Select(state => $"mail.state.{state}"),
            .. Enum.GetNames<MailFate>().Select(fate => $"mail.fate.{fate}"),
            .. new[] { "sent", "waiting", "failed", "received", "quarantined" }.SelectMany(tab => new[] { $"mails.tab.{tab}", $"mails.empty.{tab}", $"mails.empty.{tab}.more" }),
        ];
        Assert.All(Host.Texts.Languages, language => Assert.All(keys, key => Assert.True(texts.Find(language, key) is not null, key)));
    }

    [Fact]
    public async Task The_text_of_a_mail_is_shown_without_its_secrets()
    {
        var mail = await TaskMailAsync();
        var seen = Browser.Seen(await _keeper.OpenAsync($"/admin/mails/{mail.Id}"));
        Assert.Contains("[链接]", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("/d/", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"~{mail.Id}", seen, StringComparison.Ordinal);
        Assert.Contains(_number, seen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "连不上邮件服务器 mx.example:25：连接被拒绝。")]
    [InlineData("en", "The mail server mx.example:25 cannot be reached: Connection refused.")]
    public async Task Why_a_mail_did_not_go_out_is_said_in_the_readers_language(string language, string said)
    {
        var mail = await TaskMailAsync();
        await InUnitAsync(s => s.GetRequiredService<IMailStore>().MarkFailedAsync(
            mail.Id, "The mail server mx.example:25 cannot be reached: Connection refused.", s.GetRequiredService<TimeProvider>().GetUtcNow(), Token));
        var browser = new Browser(await _app.SignInAs(SmallCompany.Keeper, language));
        Assert.Contains(said, Browser.Seen(await browser.OpenAsync($"/admin/mails?q={_number}")), StringComparison.Ordinal);
        Assert.Contains(said, Browser.Seen(await browser.OpenAsync($"/admin/mails/{mail.Id}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_is_sent_again_once_under_its_own_id_and_the_reason_is_audited()
    {
        var mail = await TaskMailAsync();
        var page = $"/admin/mails/{mail.Id}";
        var seen = mail.SettledAt!.Value.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _keeper.SendAsync(page, page, ("action", "resend"), ("seen", seen), ("reason", " "))).Status);
        await _app.AdvanceClock("00:10:00");
        var first = await _keeper.SendAsync(page, page, ("action", "resend"), ("seen", seen), ("reason", "他说没收到"));
        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        await _app.AdvanceClock("00:00:01");
        var again = await _keeper.SendAsync(page, page, ("action", "resend"), ("seen", seen), ("reason", "他说没收到"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("已经重新发送", Browser.Seen(again), StringComparison.Ordinal);
        var sent = await TaskMailAsync();
        Assert.Equal((mail.Id, mail.MessageId, MailState.Sent), (sent.Id, sent.MessageId, sent.State));
        Assert.True(sent.SentAt > mail.SentAt);
        var entry = Assert.Single(await AuditAsync($"mail/{mail.Id}"));
        Assert.Equal("mail.resent", entry.Action);
        Assert.Contains("\"sentAt\"", entry.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("他说没收到", Regex.Unescape(entry.Detail), StringComparison.Ordinal);
        var audited = await AuditedAsync($"mail/{mail.Id}");
        Assert.Contains($"重新发送给 {mail.ToAddress} 的邮件“{mail.Subject}”。", audited, StringComparison.Ordinal);
        Assert.Contains("原因：他说没收到", audited, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_about_what_is_decided_is_not_sent_again()
    {
        var mail = await TaskMailAsync();
        Assert.Equal(HttpStatusCode.OK, (await _app.Approve(await _app.SignInAs(SmallCompany.DesignManager), _number)).Status);
        var page = $"/admin/mails/{mail.Id}";
        var answer = await _keeper.SendAsync(page, page, ("action", "resend"), ("seen", $"{mail.SettledAt!.Value.UtcTicks}"), ("reason", "x"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.NotNull((await InScopeAsync(s => s.GetRequiredService<IMailStore>().FindAsync(mail.Id, Token)))!.SentAt);
    }

    [Fact]
    public async Task Links_that_were_made_void_decide_nothing_and_the_second_press_says_so()
    {
        var mail = await TaskMailAsync();
        var filled = (await _app.Anonymous().GetAsync($"/dev/mail/{mail.Id}")).Json["text"]!.GetValue<string>();
        var link = Link().Match(filled).Value;
        var page = $"/admin/mails/{mail.Id}";
        Assert.Equal(HttpStatusCode.Redirect, (await _keeper.SendAsync(page, page, ("action", "void"), ("reason", "发错人了"))).Status);
        Assert.Contains("此链接已作废", Browser.Seen(await new Browser(_app.Anonymous()).OpenAsync(link)), StringComparison.Ordinal);
        var again = await _keeper.SendAsync(page, page, ("action", "void"), ("reason", "发错人了"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal("mail.links-revoked", Assert.Single(await AuditAsync($"mail/{mail.Id}")).Action);
        Assert.Contains($"作废发给 {mail.ToAddress} 的邮件“{mail.Subject}”中的 3 个链接。", await AuditedAsync($"mail/{mail.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_released_answer_stands_in_the_request_and_decides_nothing()
    {
        await KeepAsync("came", MailFate.Quarantined, _number, "同意");
        const string Page = "/admin/mails/received/came";
        Assert.Contains("不能证明", Browser.Seen(await _keeper.OpenAsync(Page)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await _keeper.SendAsync(Page, Page, ("action", "release"))).Status);
        Assert.Equal("running", (await _requester.GetAsync($"/api/requests/{_number}")).Json["status"]!.GetValue<string>());
        var seen = await _keeper.OpenAsync($"/requests/{_number}");
        Assert.Contains("王琳 <wang.lin@example.com>", Browser.Seen(seen), StringComparison.Ordinal);
        Assert.Contains("href=\"/admin/mails/received/came\"", seen.Body, StringComparison.Ordinal);
        var again = await _keeper.SendAsync("/profile", Page, ("action", "release"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("叶晓岚", Browser.Seen(again), StringComparison.Ordinal);
        Assert.Equal("mail.released", Assert.Single(await AuditAsync("incoming-mail/came")).Action);
        Assert.Matches($"放行 wang.lin@example.com 的来信“[^”]+”，归入申请 {_number}。隔离的原因：不能证明邮件确实来自所称的发件人。", await AuditedAsync("incoming-mail/came"));
    }

    [Fact]
    public async Task A_mail_that_nobody_expects_is_refused_with_a_sentence()
    {
        await KeepAsync("came", MailFate.Quarantined, null);
        var answer = await _keeper.SendAsync("/admin/mails/received/came", "/admin/mails/received/came", ("action", "release"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("没有流程接收这个地址的来信", Browser.Seen(answer), StringComparison.Ordinal);
        Assert.Equal(MailFate.Quarantined, (await ReceivedAsync("came")).Fate);
    }

    [Theory]
    [InlineData("报价 \"最终\".pdf", "application/pdf", "application/pdf")]
    [InlineData("page.html", "text/html", "application/octet-stream")]
    [InlineData("drawing.svg", "image/svg+xml", "application/octet-stream")]
    public async Task A_file_is_only_ever_saved_never_shown(string name, string stored, string sent)
    {
        await KeepAsync("came", MailFate.Noted, _number, fileName: name, fileType: stored);
        var answer = await _requester.GetAsync("/attachments/came-file");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("content of came", answer.Body);
        Assert.Equal(sent, answer.Header("Content-Type"));
        Assert.StartsWith("attachment;", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Contains($"filename*=UTF-8''{Uri.EscapeDataString(name)}", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Contains("sandbox", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_for_whoever_may_see_the_request_and_for_administrators()
    {
        await KeepAsync("came", MailFate.Noted, _number);
        await KeepAsync("kept", MailFate.Quarantined, null);
        Assert.Contains("href=\"/attachments/came-file\"", (await new Browser(_requester).OpenAsync($"/requests/{_number}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await _app.SignInAs(SmallCompany.Salesman)).GetAsync("/attachments/came-file", "text/html")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _requester.GetAsync("/attachments/kept-file", "text/html")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _requester.GetAsync("/attachments/none", "text/html")).Status);
        var keeper = await _app.SignInAs(SmallCompany.Keeper);
        Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync("/attachments/came-file")).Status);
        Assert.Equal(HttpStatusCode.OK, (await keeper.GetAsync("/attachments/kept-file")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await _app.Anonymous().GetAsync("/attachments/came-file", "text/html")).Status);
    }

    [Fact]
    public async Task Administrators_get_from_the_story_to_its_mails_and_others_do_not()
    {
        var mail = await TaskMailAsync();
        Assert.Contains($"href=\"/admin/mails/{mail.Id}\"", (await _keeper.OpenAsync($"/requests/{_number}")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/admin/mails", (await new Browser(_requester).OpenAsync($"/requests/{_number}")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_hand_on_the_task_of_somebody_away_is_offered_his_deputy()
    {
        await InUnitAsync(async s =>
        {
            var store = s.GetRequiredService<IApprovalStore>();
            var request = (await store.LockByNumberAsync(_number, Token))!;
            await s.GetRequiredService<RequestStory>().TellAsync(
                request, new StoryLine(TimelineKind.OutOfOffice) { PersonId = SmallCompany.IdOf(SmallCompany.DesignManager), Comment = "我在休假" }, Token);
            var now = s.GetRequiredService<TimeProvider>().GetUtcNow();
            s.GetRequiredService<IOrganisationStore>().Add(new Absence
            {
                Id = "away", PersonId = SmallCompany.IdOf(SmallCompany.DesignManager), From = now.AddHours(-1), Until = now.AddDays(3), DeputyId = SmallCompany.IdOf(SmallCompany.MarketingManager),
            });
        });
        var page = await _keeper.OpenAsync($"/requests/{_number}");
        Assert.Contains("转交给代理人罗思远", Browser.Seen(page), StringComparison.Ordinal);
        var address = WebUtility.HtmlDecode(TransferLink().Match(page.Body).Groups[1].Value);
        var form = await _keeper.OpenAsync(address);
        Assert.Contains($"name=\"f.to\" value=\"{SmallCompany.IdOf(SmallCompany.MarketingManager)}\"", form.Body, StringComparison.Ordinal);
        var task = Regex.Match(address, "transfer=([^#]+)").Groups[1].Value;
        var done = await _keeper.SendAsync(address, address, ("action", "transfer"), ("task", task), ("q.f.to", "罗思远"), ("f.to", SmallCompany.IdOf(SmallCompany.MarketingManager)));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.NotEmpty(await _app.TaskOf(await _app.SignInAs(SmallCompany.MarketingManager), _number));
        Assert.DoesNotContain("?transfer=", (await new Browser(_requester).OpenAsync($"/requests/{_number}")).Body, StringComparison.Ordinal);
    }

    private Task<MailMessage> TaskMailAsync() => InScopeAsync(async s =>
        (await s.GetRequiredService<IMailStore>().ListAsync(new MailFilter(RequestNumber: _number), PageOf.First, Token)).Items.Last(m => m.TemplateKey == "task.assigned"));

    private Task<ReceivedMail> ReceivedAsync(string id) => InScopeAsync(async s => (await s.GetRequiredService<IReceivedMails>().FindAsync(id, Token))!);

    private Task<IReadOnlyList<AuditEntry>> AuditAsync(string subject) => InScopeAsync(async s => (await s.GetRequiredService<IAudit>().ListAsync(subject, PageOf.First, Token)).Items);

    private async Task<string> AuditedAsync(string subject) =>
        Browser.Seen(await new Browser(await _app.SignInAs(SmallCompany.Auditor)).OpenAsync($"/audit?subject={subject}"));

    private async Task KeepAsync(string id, MailFate fate, string? number, string text = "你好", string fileName = "a.pdf", string fileType = "application/pdf") => await InUnitAsync(async s =>
    {
        var now = s.GetRequiredService<TimeProvider>().GetUtcNow();
        var hash = await s.GetRequiredService<IAttachmentFiles>().KeepAsync(System.Text.Encoding.UTF8.GetBytes($"content of {id}"), Token);
        var mail = new ReceivedMail
        {
            Id = id, Key = id, FromAddress = "wang.lin@example.com", FromName = "王琳", Subject = "关于菜单", Text = text, Recipients = "opinion@tuofan.example", Size = 2048,
            ReceivedAt = now, Fate = fate, Reason = fate == MailFate.Quarantined ? QuarantineReason.NotAuthenticated : "", RequestNumber = number,
        };
        var file = new KeptAttachment
        {
            Id = id + "-file", IncomingMailId = id, Position = 0, Name = fileName, ContentType = fileType, Size = 15, ContentHash = hash, CreatedAt = now,
            RequestNumber = fate == MailFate.Quarantined ? null : number,
        };
        s.GetRequiredService<IReceivedMails>().Add(mail, [file]);
    });

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private async Task InUnitAsync(Func<IServiceProvider, Task> work) => await InScopeAsync(s => s.GetRequiredService<IUnitOfWork>().RunAsync(
        async _ =>
        {
            await work(s);
            return true;
        },
        Token));

    /// <summary>The key of a text that was shown instead of it.</summary>
    [GeneratedRegex(@"\b(?:mails?|files|story)\.[a-z][A-Za-z.-]*[a-z]\b(?!\.example)")]
    private static partial Regex Key();

    [GeneratedRegex("/d/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();

    [GeneratedRegex("href=\"([^\"]*\\?transfer=[^\"]*)\"")]
    private static partial Regex TransferLink();
}

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>A day of mails at the demo company, lived through with the running program: links in every state, answers, reports and letters.</summary>
public sealed partial class MailDay
{
    public const string Manager = "meng.fan";
    public const string GeneralManager = "lin.zhiyuan";
    public const string Administrator = "ye.xiaolan";
    private const string Mailbox = "workflow@tuofan.example";
    private const string Customer = "mo.qinghe@xingyelan.example";

    private readonly RunningHost _host;
    private readonly Colleague _designer;
    private readonly string _archive;
    private readonly DateOnly _today;
    private int _letters;

    private MailDay(RunningHost host, Colleague designer, string archive, DateOnly today) =>
        (_host, _designer, _archive, _today) = (host, designer, archive, today);

    /// <summary>The links by their state, as <c>/d/…</c>.</summary>
    public Dictionary<string, string> Links { get; } = [];

    /// <summary>The pages of mails by what they show.</summary>
    public Dictionary<string, string> Mails { get; } = [];

    /// <summary>The request about which most mails came and went.</summary>
    public string RequestNumber { get; private set; } = "";

    /// <summary>The request that a customer's letter has started.</summary>
    public string OpinionNumber { get; private set; } = "";

    /// <param name="host">Reads a Maildir.</param>
    /// <param name="browser">With which the administrator makes links void.</param>
    public static async Task<MailDay> LiveAsync(RunningHost host, ChromiumBrowser browser)
    {
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var day = new MailDay(host, designer, await designer.NumberOfAsync("CQXYLC"), await new ProgramClock(host).TodayAsync());
        await day.LinksAsync(browser);
        await day.LettersAsync();
        return day;
    }

    private async Task LinksAsync(ChromiumBrowser browser)
    {
        using var manager = await Colleague.SignInAsync(_host, Manager);
        using var gm = await Colleague.SignInAsync(_host, GeneralManager);

        var (open, mail) = await AsksAsync();
        RequestNumber = open.Number;
        (Links["open"], Links["reject"]) = (mail.Approve.AbsolutePath, mail.Reject.AbsolutePath);
        Mails["sent"] = $"admin/mails/{mail.Id}";

        (_, mail) = await AsksAsync();
        var form = await LinkForm.OpenAsync(mail.Approve);
        using (var phone = new LinkRobot(IPAddress.Loopback))
            Assert.Equal(HttpStatusCode.Redirect, await phone.SendsAsync(mail.Approve, form.Fields, form.Cookie));
        Links["used"] = mail.Approve.AbsolutePath;

        (var request, mail) = await AsksAsync();
        await HandsOnAsync(manager, request, GeneralManager);
        await gm.ApproveAsync(await gm.RequestAsync(request.Number));
        Links["overtaken"] = mail.Approve.AbsolutePath;

        (request, mail) = await AsksAsync();
        (await _designer.PostAsync($"api/requests/{request.Number}/withdraw", new { reason = "客户改了主意" })).Expect(HttpStatusCode.OK);
        Links["withdrawn"] = mail.Approve.AbsolutePath;

        (request, mail) = await AsksAsync();
        await HandsOnAsync(manager, request, GeneralManager);
        Links["handed-on"] = mail.Approve.AbsolutePath;

        (request, mail) = await AsksAsync();
        await HandsOnAsync(manager, request, GeneralManager);
        await HandsOnAsync(gm, request, Manager);
        Links["changed"] = mail.Approve.AbsolutePath;

        (_, mail) = await AsksAsync();
        await using (var administrator = await Visitor.OfAsync(browser, _host, Administrator))
        {
            await administrator.OpensAsync($"admin/mails/{mail.Id}");
            await administrator.Page.GetByLabel("原因").FillAsync("邮件被转发到了外部");
            await administrator.ClicksAsync("作废链接");
            await administrator.IsToldThatItIsDoneAsync();
        }

        Links["void"] = mail.Approve.AbsolutePath;
        Links["unknown"] = "/d/no-such-link";
        await SignInDemand.MadeAsync(_host, true);
        Links["needs-sign-in"] = (await AsksAsync()).Mail.Approve.AbsolutePath;
        await SignInDemand.MadeAsync(_host, false);
    }

    private async Task LettersAsync()
    {
        var sent = await new Mailbox(_host).AllAsync();
        var task = sent.First(m => m.RequestNumber == RequestNumber && m.Template == "task.assigned").MessageId;
        var manager = $"{Manager}@tuofan.example";
        Arrives(new Letter(manager, "孟凡", Mailbox, "自动回复：待审批", "您好，我11月25日至27日出差，期间请联系林致远。") { Answers = task, More = "Auto-Submitted: auto-replied\r\n" });
        Arrives(new Letter(manager, "孟凡", Mailbox, "回复：待审批", "一诺先补充一下用途，附件是上次的范围说明。\r\n\r\n> 请您审批。") { Answers = task, Files = [s_pdf] });
        Arrives(new Letter(manager, "孟凡", Mailbox, "回复：待审批", "同意", Vouched: false) { Answers = task });
        var (bounced, _) = await AsksAsync();
        var unread = (await new Mailbox(_host).ToAsync(Manager)).First(m => m.RequestNumber == bounced.Number);
        Arrives(Letter.Bounce(new MailInfoOfBounce(unread.MessageId, unread.To, await new ProgramClock(_host).NowAsync())));
        Mails["bounced"] = $"admin/mails/{unread.Id}";
        Arrives(new Letter(Customer, "莫清荷", "workflow+opinion@tuofan.example", "画册印得很清楚，还有一点建议",
            "您好：\r\n\r\n秋季画册已经收到，印得很清楚，谢谢。\r\n第12页的地址仍是旧址，重印时请更正；新址与照片见附件。\r\n\r\n莫清荷\r\n重庆星野岚餐饮管理有限公司")
        {
            Files = [s_pdf, ("门店照片（三楼靠窗，2026年11月重新装修之后拍摄，供画册第12页使用）.png", "image/png", s_png), ("地址.txt", "text/plain", Encoding.UTF8.GetBytes("重庆市渝中区临江路1号\r\n"))],
        });
        Arrives(new Letter("purchasing.department.of.the.eastern.region@very-long-domain-name-of-a-supplier.example", "Purchasing Department, Eastern Region", Mailbox,
            "RE: FW: Offer for office chairs, desks and everything else that your company may need in the coming year - second reminder", "Dear Sir or Madam,\r\n\r\nplease find our offer attached.") { Files = [s_pdf] });
        await Eventually.HoldsAsync(() =>
        {
            Assert.Empty(Directory.GetFiles(Path.Combine(_host.Maildir, "new")));
            return Task.CompletedTask;
        });
        await FindsTheirPagesAsync();
    }

    private async Task FindsTheirPagesAsync()
    {
        using var administrator = await Colleague.SignInAsync(_host, Administrator);
        var list = WebUtility.HtmlDecode((await administrator.GetAsync("admin/mails?tab=received")).Expect(HttpStatusCode.OK).Text);
        foreach (var (name, words) in new[] { ("out-of-office", "自动回复"), ("noted", "已记入经过"), ("quarantined", "不能证明"), ("report", "Undelivered"), ("letter", "画册"), ("stranger", "RE: FW: Offer") })
        {
            var row = Row().Matches(list).FirstOrDefault(m => m.Value.Contains(words, StringComparison.Ordinal));
            Assert.True(row is not null, $"No mail “{words}” in {list}");
            Mails[name] = row.Groups[1].Value;
            if (name == "letter")
                OpinionNumber = RequestAddress().Match(row.Value).Groups[1].Value;
        }
    }

    private async Task<(RequestInfo Request, TaskMail Mail)> AsksAsync()
    {
        var request = await _designer.AskForArchiveAsync(_archive, _today);
        return (request, await TaskMail.ArrivesAsync(_host, Manager, request.Number));
    }

    private static async Task HandsOnAsync(Colleague from, RequestInfo request, string to) =>
        (await from.PostAsync($"api/tasks/{request.OnlyTask.Id}/transfer", new { to, comment = "请代为决定" })).Expect(HttpStatusCode.OK);

    private void Arrives(Letter letter) => Arrives(letter.Raw(DateTimeOffset.UtcNow));

    /// <summary>As a mail server delivers: written aside, then moved.</summary>
    private void Arrives(string raw)
    {
        var name = $"{++_letters}.mail";
        var unfinished = Path.Combine(_host.Maildir, "tmp", name);
        File.WriteAllText(unfinished, raw);
        File.Move(unfinished, Path.Combine(_host.Maildir, "new", name));
    }

    private static readonly (string Name, string Type, byte[] Content) s_pdf = ("档案查阅范围说明（2026年修订）.pdf", "application/pdf",
        Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"));

    private static readonly byte[] s_png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [GeneratedRegex("<tr[^>]*>.*?href=\"/(admin/mails/received/[^\"]+)\".*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("href=\"/requests/([^\"]+)\"")]
    private static partial Regex RequestAddress();
}

using System.Net;
using System.Text.Json;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Mails;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Stories;

/// <summary>Every page, wide and on a phone, in both languages: nothing overflows, no key of a text shows, and axe-core finds nothing serious.</summary>
public sealed class EveryPage(SharedHosts hosts, MailDays mailDays, ChromiumBrowser browser)
{
    public static TheoryData<string, int, string> Sights => new()
    {
        { Databases.Sqlite, 1440, "zh-CN" },
        { Databases.Sqlite, 390, "zh-CN" },
        { Databases.Sqlite, 1440, "en" },
        { Databases.Sqlite, 390, "en" },
        { Databases.Postgres, 1280, "zh-CN" }, // slower to read from, so that a page that shows too early is noticed
    };

    [Theory]
    [MemberData(nameof(Sights))]
    public async Task Can_be_read_by_everybody(string database, int width, string language)
    {
        var host = await hosts.OnAsync(database);
        var sight = new Sight(width, width < 500 ? 844 : 900, language);
        List<string> faults = [];
        foreach (var reader in (await PagesAsync(host)).Concat(PagesOfMails(await mailDays.OfAsync(host, browser))).GroupBy(p => p.Login))
        {
            await using var visitor = reader.Key.Length == 0
                ? await Visitor.ArrivesAsync(browser, host, sight)
                : await Visitor.OfAsync(browser, host, reader.Key, sight);
            foreach (var page in reader)
            {
                var answer = await visitor.OpensAsync(page.Path);
                if (answer!.Status != page.Status)
                    faults.Add($"{page.Name}: answers {answer.Status} instead of {page.Status}");
                if (page.Act is not null)
                    await ActsAsync(visitor, page.Act);
                faults.AddRange((await FaultsOfAsync(visitor, page, sight)).Select(f => $"{page.Name}: {f}"));
            }
        }

        Assert.True(faults.Count == 0, $"{database}, {width} px, {language}:\n{string.Join('\n', faults)}");
    }

    /// <summary>Every act leads to a new page: what follows must not look at the old one.</summary>
    private static async Task ActsAsync(Visitor visitor, Func<Visitor, Task> act)
    {
        await visitor.Page.EvaluateAsync("() => { document.documentElement.dataset.before = ''; }");
        await act(visitor);
        await visitor.Page.WaitForFunctionAsync("() => !('before' in document.documentElement.dataset) && document.readyState === 'complete'");
    }

    private static async Task<IEnumerable<string>> FaultsOfAsync(Visitor visitor, PageToSee page, Sight sight)
    {
        List<string> faults = [];
        await Screenshots.TakeAsync(visitor.Page, page.Name, sight);
        var overflow = await visitor.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
            faults.Add($"is {overflow} px wider than the window");
        // The audit trail shows the names of actions on purpose.
        if (page.Path != "audit")
            faults.AddRange(RawKeys.In(await visitor.TextAsync()).Select(key => $"shows the key {key}"));
        faults.AddRange(await AxeCheck.SeriousAsync(visitor.Page));
        return faults;
    }

    /// <summary>Every page with somebody who has something to see there.</summary>
    private static async Task<IReadOnlyList<PageToSee>> PagesAsync(RunningHost host)
    {
        using var auditor = await Colleague.SignInAsync(host, "zheng.qiming");
        using var gm = await Colleague.SignInAsync(host, "lin.zhiyuan");
        var requests = (await auditor.GetAsync("api/requests?scope=all&pageSize=200")).Expect(HttpStatusCode.OK).As<ListInfo<RequestRow>>().Items;
        var approved = requests.First(r => r.Outcome == "Approved").Number;
        var rejected = requests.First(r => r.Outcome == "Rejected").Number;
        var strange = requests.First(r => r is { Outcome: null, Requester.UserName: "cheng.le" }).Number;
        var waiting = (await gm.InboxAsync())[0].RequestNumber;
        var customer = await gm.NumberOfAsync("CQXYLC");
        var mail = (await new Mailbox(host).AllAsync())[0].Id;
        using var owner = await Colleague.SignInAsync(host, "su.wenjing");
        var instances = (await owner.PostAsync("elsa/api/workflow-instances", new { page = 0, pageSize = 1, status = "Running" })).Expect(HttpStatusCode.OK).As<JsonElement>();
        var instance = instances.GetProperty("items")[0].GetProperty("id").GetString();
        return
        [
            new("", "sign-in", "sign-in"),
            new("jiang.yinuo", "home", ""),
            new("jiang.yinuo", "choose-process", "requests/new"),
            new("jiang.yinuo", "new-request", "requests/new/archive-access"),
            new("jiang.yinuo", "new-request-refused", "requests/new/archive-access", v => v.Page.Locator("main form button.btn-primary[type=submit]").Last.ClickAsync()),
            new("jiang.yinuo", "requests", "requests"),
            new("jiang.yinuo", "tasks-empty", "tasks"),
            new("jiang.yinuo", "customers", "customers"),
            new("jiang.yinuo", "customers-nothing", "customers?q=zzzz"),
            new("jiang.yinuo", "customer", $"customers/{customer}"),
            new("jiang.yinuo", "archive-no-right", $"customers/{customer}/archive"),
            new("jiang.yinuo", "archive-refused", $"customers/{customer}/archive", v => v.Page.Locator("main form button[value=open]").ClickAsync()),
            new("jiang.yinuo", "request-unknown", "requests/DA-20200101-001", Status: 404),
            new("jiang.yinuo", "request-hidden", $"requests/{strange}", Status: 403),
            new("jiang.yinuo", "not-found", "no-such-page", Status: 404),
            new("jiang.yinuo", "profile", "profile"),
            new("jiang.yinuo", "audit-forbidden", "audit", Status: 403),
            new("lin.zhiyuan", "home-gm", ""),
            new("lin.zhiyuan", "tasks", "tasks"),
            new("lin.zhiyuan", "tasks-done", "tasks?tab=done"),
            new("lin.zhiyuan", "tasks-started", "tasks?tab=started"),
            new("lin.zhiyuan", "request-to-decide", $"requests/{waiting}"),
            new("lin.zhiyuan", "request-reason-missing", $"requests/{waiting}", v => v.Page.Locator("button[value='decide:Rejected']").ClickAsync()),
            new("lin.zhiyuan", "archive", $"customers/{customer}/archive", v => v.Page.Locator("main form button[value=open]").ClickAsync()),
            new("he.xiaoman", "withdraw", $"requests/{requests.First(r => r is { Outcome: null, Requester.UserName: "he.xiaoman" }).Number}/withdraw"),
            new("zheng.qiming", "requests-all", "requests?scope=all"),
            new("zheng.qiming", "request-approved", $"requests/{approved}"),
            new("zheng.qiming", "request-rejected", $"requests/{rejected}"),
            new("zheng.qiming", "readings", "access/readings"),
            new("zheng.qiming", "violations", "access/violations"),
            new("zheng.qiming", "audit", "audit"),
            new("su.wenjing", "request-owner", $"requests/{waiting}"),
            new("su.wenjing", "processes", "admin/processes"),
            new("su.wenjing", "process", "admin/processes/archive-access"),
            new("su.wenjing", "process-unknown", "admin/processes/no-such-process", Status: 404),
            new("su.wenjing", "try-it", "admin/processes/archive-access/simulate"),
            new("su.wenjing", "instance", $"admin/instances/{instance}"),
            new("su.wenjing", "mail-templates", "admin/mail-templates"),
            new("su.wenjing", "mail-template", "admin/mail-templates/task.assigned"),
            new("su.wenjing", "mail-template-refused", "admin/mail-templates/access.violation", v => RefusedAsync(v)),
            new("su.wenjing", "mail-template-compared", "admin/mail-templates/access.violation?from=shipped&to=typed"),
            new("su.wenjing", "mail-template-new", "admin/mail-templates/new", v => v.Page.Locator("main form button[value=add]").ClickAsync()),
            new("su.wenjing", "mail-template-unknown", "admin/mail-templates/case.none", Status: 404),
            new("jiang.yinuo", "mail-templates-forbidden", "admin/mail-templates", Status: 403),
            new("jiang.yinuo", "processes-forbidden", "admin/processes", Status: 403),
            new("ye.xiaolan", "failed-jobs", "admin/jobs"),
            new("ye.xiaolan", "mails", "dev/mail"),
            new("ye.xiaolan", "mail", $"dev/mail/{mail}"),
        ];
    }

    /// <summary>The pages about mails, and those behind the links in them, which are opened by nobody who has signed in.</summary>
    private static IEnumerable<PageToSee> PagesOfMails(MailDay day)
    {
        foreach (var (state, path) in day.Links)
            yield return new PageToSee("", $"link-{state}", path, Status: state == "unknown" ? 404 : 200);
        yield return new PageToSee("", "link-reason-missing", day.Links["reject"], v => v.Page.Locator("main form button[type=submit]").ClickAsync());
        yield return new PageToSee("he.xiaoman", "link-of-another", day.Links["open"]);
        foreach (var tab in new[] { "sent", "waiting", "failed", "received", "quarantined" })
            yield return new PageToSee(MailDay.Administrator, $"mails-{tab}", $"admin/mails?tab={tab}");
        yield return new PageToSee(MailDay.Administrator, "mails-of-request", $"admin/mails?q={day.RequestNumber}");
        yield return new PageToSee(MailDay.Administrator, "mails-nothing", "admin/mails?q=zzzz");
        yield return new PageToSee(MailDay.Administrator, "mail-unknown", "admin/mails/none", Status: 404);
        yield return new PageToSee(MailDay.Administrator, "mail-reason-missing", day.Mails["sent"], v => v.Page.Locator("button[value=resend]").EvaluateAsync("b => { b.form.noValidate = true; b.click(); }"));
        foreach (var (name, path) in day.Mails)
            yield return new PageToSee(MailDay.Administrator, $"mail-{name}", path);
        yield return new PageToSee(MailDay.Administrator, "mail-request", $"requests/{day.RequestNumber}");
        yield return new PageToSee(MailDay.Administrator, "mail-opinion", $"requests/{day.OpinionNumber}");
        yield return new PageToSee("jiang.yinuo", "mail-request-asker", $"requests/{day.RequestNumber}");
        yield return new PageToSee("jiang.yinuo", "mails-forbidden", "admin/mails", Status: 403);
    }

    /// <summary>Several mistakes at once, in both languages.</summary>
    private static async Task RefusedAsync(Visitor owner)
    {
        await owner.Page.Locator("#f-SubjectEn").FillAsync("");
        await owner.Page.Locator("#f-TextZh").FillAsync("{{person}}\n{{#if customer}}\n{{kunde}} 在 {time}");
        await owner.Page.Locator("main form button[value=publish]").ClickAsync();
    }

    private sealed record PageToSee(string Login, string Name, string Path, Func<Visitor, Task>? Act = null, int Status = 200);

    private sealed record RequestRow(string Number, string? Outcome, PersonInfo? Requester);
}

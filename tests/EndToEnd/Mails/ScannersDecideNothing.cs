using System.Net;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>
/// A task's mail on its way to a manager: gateways and mail programs look at its links in every way that is known of them and decide
/// nothing, nor do those who send the form without having opened the page; then the manager taps once, and it is done.
/// </summary>
public sealed class ScannersDecideNothing(SharedHosts hosts, ChromiumBrowser browser)
{
    private const string Manager = "meng.fan";

    public static TheoryData<string> OnEach => Databases.All;

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Whatever_looks_at_the_links_the_persons_own_tap_decides_once(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        using var auditor = await Colleague.SignInAsync(host, "zheng.qiming");
        var request = await designer.AskForArchiveAsync(await designer.NumberOfAsync("CQXYLC"), await new ProgramClock(host).TodayAsync());
        var mail = await TaskMail.ArrivesAsync(host, Manager, request.Number);
        var undecided = new Undecided(host, designer, auditor, request.Number, mail);
        await undecided.RememberAsync();

        await RobotsLookAsync(mail, undecided);
        await FormsWithoutTheirPageAsync(mail, undecided);
        await MailProgramsFetchAheadAsync(host, mail, undecided);
        await SandboxesOpenAsync(mail, undecided);

        await TheManagerTapsTwiceAsync(host, mail);
        var decided = Assert.Single((await designer.RequestAsync(request.Number)).Decisions);
        Assert.Equal((Manager, "Approved", "mailLink"), (decided.Actor!.UserName, decided.Outcome, decided.Channel));
        Assert.Equal("lin.zhiyuan", (await designer.RequestAsync(request.Number)).OnlyTask.Assignee!.UserName);
        Assert.Equal((mail.Links.Count - 1, 1), await undecided.LinksAsync());
        Assert.Equal(1, (await undecided.AuditAsync()).Split("\"task.decided\"").Length - 1);
    }

    private static async Task RobotsLookAsync(TaskMail mail, Undecided undecided)
    {
        using var robot = new LinkRobot(IPAddress.Loopback);
        foreach (var (_, link) in mail.Links)
        {
            Assert.Equal(HttpStatusCode.OK, (await robot.AsksAsync(HttpMethod.Head, link)).Status);
            var page = await robot.AsksAsync(HttpMethod.Get, link);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("孟凡", WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
            foreach (var method in new[] { HttpMethod.Options, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch, new HttpMethod("PROPFIND") })
                Assert.Equal(HttpStatusCode.MethodNotAllowed, (await robot.AsksAsync(method, link)).Status);
            foreach (var query in new[] { "?action=decide", "?action=decide&_handler=act&comment=ok", "?_method=POST" })
                await robot.AsksAsync(HttpMethod.Get, new Uri(link + query), ("X-HTTP-Method-Override", "POST"));
        }

        await undecided.HoldsAsync("HEAD, GET and the methods that are not for links");
        foreach (var gateway in LinkRobot.Farm(10))
        {
            using (gateway)
            {
                foreach (var (_, link) in mail.Links)
                {
                    foreach (var claimed in new string?[] { null, "203.0.113.9", "127.0.0.1", "10.0.0.1, 203.0.113.9" })
                    {
                        (string, string)[] headers = claimed is null ? [] : [("X-Forwarded-For", claimed), ("Forwarded", $"for={claimed.Split(',')[0]}"), ("X-Forwarded-Proto", "https")];
                        Assert.Equal(HttpStatusCode.OK, (await gateway.AsksAsync(HttpMethod.Get, link, headers)).Status);
                    }
                }
            }
        }

        await undecided.HoldsAsync("GET from ten addresses");
        foreach (var (name, value) in new[] { ("Purpose", "prefetch"), ("Sec-Purpose", "prefetch"), ("Sec-Purpose", "prefetch;prerender"), ("X-Moz", "prefetch"), ("X-Purpose", "preview") })
        {
            foreach (var (_, link) in mail.Links)
                await robot.AsksAsync(HttpMethod.Get, link, (name, value));
        }

        await undecided.HoldsAsync("GET that says it is a prefetch");
    }

    /// <summary>The form is sent by somebody who does not have the page's value, or has another one's, or from another site.</summary>
    private static async Task FormsWithoutTheirPageAsync(TaskMail mail, Undecided undecided)
    {
        var link = mail.Approve;
        var form = await LinkForm.OpenAsync(link);
        var other = await LinkForm.OpenAsync(link);
        using var robot = new LinkRobot(new IPAddress([127, 0, 0, 2]));
        (string What, IEnumerable<KeyValuePair<string, string>> Fields, string? Cookie)[] tries =
        [
            ("an empty form", [], null),
            ("no value, no cookie", form.WithoutValue, null),
            ("no value, with the cookie", form.WithoutValue, form.Cookie),
            ("the value, no cookie", form.Fields, null),
            ("an empty value", form.WithValue(""), form.Cookie),
            ("a made-up value", form.WithValue("made-up"), form.Cookie),
            ("somebody else's value", form.WithValue(other.Value), form.Cookie),
            ("somebody else's cookie", form.Fields, other.Cookie),
        ];
        foreach (var (what, fields, cookie) in tries)
        {
            var status = await robot.SendsAsync(link, fields, cookie);
            Assert.True(status is HttpStatusCode.SeeOther or HttpStatusCode.BadRequest, $"{what}: {status}");
            await undecided.HoldsAsync("POST with " + what);
        }
    }

    /// <summary>A page with the mail in it, whose browser fetches or renders links before anybody taps them; here and on another origin.</summary>
    private async Task MailProgramsFetchAheadAsync(RunningHost host, TaskMail mail, Undecided undecided)
    {
        await using var gateway = await MailGateway.StartAsync(host);
        await using var elsewhere = await MailGateway.StartAsync(host);
        var paths = mail.Links.Select(l => gateway.Before(l.Address)).ToList();
        var list = string.Join(',', paths.Select(p => $"\"{p}\""));
        foreach (var (what, shown) in new[]
        {
            ("<link rel=prefetch>", string.Concat(paths.Select(p => $"<link rel=\"prefetch\" href=\"{p}\">"))),
            ("speculation rules, prefetch", $"<script type=\"speculationrules\">{{\"prefetch\":[{{\"urls\":[{list}],\"eagerness\":\"immediate\"}}]}}</script>"),
            ("speculation rules, prerender", $"<script type=\"speculationrules\">{{\"prerender\":[{{\"urls\":[{list}],\"eagerness\":\"immediate\"}}]}}</script>"),
        })
        {
            foreach (var origin in new[] { gateway, elsewhere })
            {
                origin.Page = shown + string.Concat(paths.Select(p => $"<p><a href=\"{p}\">link</a></p>"));
                var before = gateway.Asked.Count;
                await using var context = await (await browser.StartedAsync()).NewContextAsync();
                var page = await context.NewPageAsync();
                await page.GotoAsync(new Uri(origin.Address, "webmail").ToString());
                await page.Locator("a").First.HoverAsync();
                // Chromium renders ahead only what is of the same origin; all else it must really have fetched.
                if (origin == gateway || !what.Contains("prerender", StringComparison.Ordinal))
                {
                    await Eventually.HoldsAsync(() =>
                    {
                        var ahead = gateway.Asked.Skip(before).Where(a => a.Purpose.Contains("prefetch", StringComparison.Ordinal)).Select(a => a.Path);
                        Assert.True(paths.Any(p => ahead.Contains(p.AbsolutePath)), $"{what}: the browser fetched {string.Join(", ", gateway.Asked.Skip(before))}.");
                        return Task.CompletedTask;
                    });
                }

                Assert.DoesNotContain(gateway.Asked, asked => asked.Method == "POST");
                await undecided.HoldsAsync(what);
            }
        }

        await FormOnAnotherSiteAsync(elsewhere, mail, undecided);
    }

    /// <summary>A page of another site sends the form from the browser of somebody who has opened the link before.</summary>
    private async Task FormOnAnotherSiteAsync(MailGateway elsewhere, TaskMail mail, Undecided undecided)
    {
        await using var context = await (await browser.StartedAsync()).NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(mail.Approve.ToString());
        elsewhere.Page = $"<form method=post action=\"{mail.Approve}\"><input name=_handler value=act><input name=action value=decide></form><script>document.forms[0].submit()</script>";
        await page.GotoAsync(new Uri(elsewhere.Address, "webmail").ToString());
        await page.WaitForURLAsync("**/error/400");
        await undecided.HoldsAsync("POST from another site");
    }

    private async Task SandboxesOpenAsync(TaskMail mail, Undecided undecided)
    {
        var sandbox = new Sandbox(browser);
        foreach (var (_, link) in mail.Links)
        {
            Assert.Empty(await sandbox.DetonatesAsync(link));
            await undecided.HoldsAsync("a real browser that runs every script and follows every link");
        }
    }

    private async Task TheManagerTapsTwiceAsync(RunningHost host, TaskMail mail)
    {
        await using var manager = await Visitor.ArrivesAsync(browser, host, new Sight(Width: 390, Height: 844));
        await manager.OpensAsync(mail.Approve.PathAndQuery);
        await manager.SeesAsync("您正以孟凡的身份作出决定");
        var button = manager.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "同意" });
        await button.DblClickAsync();
        await manager.SeesAsync("用此链接作出决定：同意");
        Assert.Equal(0, await button.CountAsync());

        await manager.OpensAsync(mail.Approve.PathAndQuery);
        await manager.SeesAsync("用此链接作出决定：同意");
        await manager.OpensAsync(mail.Reject.PathAndQuery);
        await manager.SeesAsync("您已经办理：同意");
        Assert.Equal(0, await manager.Page.Locator("main form textarea").CountAsync());
    }
}

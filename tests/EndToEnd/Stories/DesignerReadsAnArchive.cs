using System.Text.RegularExpressions;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Stories;

/// <summary>Story 1 of section 8.5, in a real browser from sign-in to the end of the grant.</summary>
public sealed partial class DesignerReadsAnArchive(ChromiumBrowser browser)
{
    private const string Purpose = "年度品牌方案需要核对历次合同";

    public static TheoryData<string> OnEach => Databases.All;

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Who_asks_is_approved_reads_and_after_the_end_reads_no_more(string database)
    {
        await using var host = await RunningHost.StartAsync(database);
        await using var designer = await Visitor.ArrivesAsync(browser, host);
        await designer.OpensAsync("customers?q=CQXYLC");
        await designer.SignInAsync("jiang.yinuo"); // and is back where he wanted to go
        await designer.FollowsAsync("重庆星野岚餐饮管理有限公司");
        var customer = new Uri(designer.Page.Url).Segments[^1];
        var number = await designer.AsksForArchiveAsync(customer, Purpose);
        await designer.SeesAsync("孟凡");

        await TheManagerApprovesFromTheMailAsync(host, number);
        await TheGeneralManagerApprovesInTheInboxAsync(host, number);
        await TheKeeperOpensAsync(host, number);

        await designer.OpensAsync($"requests/{number}");
        await designer.SeesAsync("查阅已开通");
        await designer.OpensAsync($"customers/{customer}");
        await designer.ClicksAsync("查阅机密档案");
        await designer.SeesAsync("严禁修改、抄录、复制");
        await designer.SeesAsync("联系人");
        await designer.SeesAsync("1990000");

        await new ProgramClock(host).MoveToAsync("2026-11-30 10:30");
        await designer.OpensAsync($"customers/{customer}/archive");
        await designer.SeesAsync("您目前没有查阅这份档案的权限");
        await designer.ClicksAsync("仍要打开");
        await designer.SeesAsync("没有打开");
        await designer.DoesNotSeeAsync("1990000");
    }

    /// <summary>The link of the mail leads to the page; the click there decides, never the link alone.</summary>
    private async Task TheManagerApprovesFromTheMailAsync(RunningHost host, string number)
    {
        string? link = null;
        await Eventually.HoldsAsync(async () =>
        {
            var mail = Assert.Single(await new Mailbox(host).ToAsync("meng.fan"), m => m.RequestNumber == number);
            link = Link().Match(mail.Html).Groups[1].Value;
            Assert.NotEmpty(link);
        });
        await using var manager = await Visitor.ArrivesAsync(browser, host);
        await manager.OpensAsync(new Uri(link!).PathAndQuery);
        await manager.SignInAsync("meng.fan");
        await manager.SeesAsync(Purpose);
        await manager.ClicksAsync("同意");
        await manager.IsToldThatItIsDoneAsync();
    }

    private async Task TheGeneralManagerApprovesInTheInboxAsync(RunningHost host, string number)
    {
        await using var gm = await Visitor.OfAsync(browser, host, "lin.zhiyuan", new Sight(Width: 390, Height: 844));
        await gm.OpensAsync("tasks");
        var card = gm.Page.GetByRole(Microsoft.Playwright.AriaRole.Listitem).Filter(new() { HasText = number });
        await card.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "同意" }).ClickAsync();
        await gm.IsToldThatItIsDoneAsync();
        await gm.DoesNotSeeAsync(number);
    }

    private async Task TheKeeperOpensAsync(RunningHost host, string number)
    {
        await using var keeper = await Visitor.OfAsync(browser, host, "ye.xiaolan");
        await keeper.OpensAsync($"requests/{number}");
        await keeper.ClicksAsync("开通查阅");
        await keeper.IsToldThatItIsDoneAsync();
    }

    [GeneratedRegex("href=[\"']([^\"']*/(?:tasks|requests)/[^\"']*)[\"']")]
    private static partial Regex Link();
}

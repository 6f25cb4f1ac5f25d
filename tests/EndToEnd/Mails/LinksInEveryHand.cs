using System.Net;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>Who opens a link of a task's mail, and how: the manager without scripts, twice at once, or signed in; a colleague it was passed on to.</summary>
public sealed class LinksInEveryHand(SharedHosts hosts, ChromiumBrowser browser)
{
    private const string Manager = "meng.fan";

    private static readonly Sight s_phone = new(Width: 390, Height: 844);

    public static TheoryData<string> OnEach => Databases.All;

    [Fact]
    public async Task Without_scripts_the_person_gives_a_reason_and_decides()
    {
        var host = await hosts.OnAsync(Databases.Sqlite);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var (request, mail) = await AsksAsync(host, designer);
        await using var manager = await Visitor.ArrivesAsync(browser, host, s_phone with { Scripts = false });
        await manager.OpensAsync(mail.Reject.PathAndQuery);
        await manager.ClicksAsync("不同意");
        await manager.SeesAsync("请写明理由");
        await manager.Page.GetByLabel("意见").FillAsync("范围太大");
        await manager.ClicksAsync("不同意");
        await manager.SeesAsync("用此链接作出决定：不同意");

        var now = await designer.RequestAsync(request.Number);
        Assert.Equal(("finished", "Rejected"), (now.Status, now.Outcome));
        Assert.Equal("范围太大", Assert.Single(now.Decisions).Comment);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task Two_taps_at_the_same_moment_decide_once(string database)
    {
        var host = await hosts.OnAsync(database);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var (request, mail) = await AsksAsync(host, designer);
        var form = await LinkForm.OpenAsync(mail.Approve);
        using var phone = new LinkRobot(IPAddress.Loopback);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => phone.SendsAsync(mail.Approve, form.Fields, form.Cookie)));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Redirect, status)); // to the page that says it is done
        Assert.Single((await designer.RequestAsync(request.Number)).Decisions);
        var answer = await phone.SendsAsync(mail.Approve, form.Fields.ToDictionary(f => f.Key, f => f.Key == "comment" ? "一个新的意见" : f.Value), form.Cookie);
        Assert.True((int)answer >= 400, $"The same link with other words: {answer}");
        Assert.Null(Assert.Single((await designer.RequestAsync(request.Number)).Decisions).Comment);
    }

    [Fact]
    public async Task A_colleague_who_is_signed_in_does_not_decide_with_it_and_the_manager_then_does()
    {
        var host = await hosts.OnAsync(Databases.Sqlite);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var (request, mail) = await AsksAsync(host, designer);
        await using var colleague = await Visitor.OfAsync(browser, host, "he.xiaoman", s_phone);
        await colleague.OpensAsync(mail.Approve.PathAndQuery);
        await colleague.SeesAsync("此链接是发给孟凡的");
        Assert.Equal(0, await colleague.Page.Locator("main form textarea").CountAsync());

        // Nor from a page that he opened before he signed in.
        await using var early = await Visitor.ArrivesAsync(browser, host, s_phone);
        await early.OpensAsync(mail.Approve.PathAndQuery);
        await early.Page.Context.APIRequest.PostAsync("api/session", new() { DataObject = new { userName = "he.xiaoman", password = Colleague.Password } });
        await early.ClicksAsync("同意");
        Assert.Empty((await designer.RequestAsync(request.Number)).Decisions);

        await colleague.FollowsAsync("以孟凡的身份登录");
        await colleague.SignInAsync(Manager);
        await colleague.ClicksAsync("同意");
        await colleague.SeesAsync("用此链接作出决定：同意");
        Assert.Equal(Manager, Assert.Single((await designer.RequestAsync(request.Number)).Decisions).Actor!.UserName);
    }

    [Theory]
    [MemberData(nameof(OnEach))]
    public async Task A_process_that_demands_it_lets_only_the_person_who_has_signed_in_decide(string database)
    {
        await using var host = await RunningHost.StartAsync(database);
        await SignInDemand.MadeAsync(host, true);
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var (request, mail) = await AsksAsync(host, designer);
        using var robot = new LinkRobot(IPAddress.Loopback);
        Assert.DoesNotContain("<textarea", (await robot.AsksAsync(HttpMethod.Get, mail.Approve)).Body, StringComparison.Ordinal);

        await using var manager = await Visitor.ArrivesAsync(browser, host, s_phone);
        await manager.OpensAsync(mail.Approve.PathAndQuery);
        await manager.SeesAsync("此步骤须登录后才能决定");
        await manager.FollowsAsync("以孟凡的身份登录");
        await manager.SignInAsync("he.xiaoman");
        await manager.SeesAsync("此链接是发给孟凡的");
        await manager.FollowsAsync("以孟凡的身份登录");
        await manager.SignInAsync(Manager);
        await manager.SeesAsync("您正以孟凡的身份作出决定");

        // A page that was open when the session ended.
        await manager.LosesSessionAsync();
        await manager.ClicksAsync("同意");
        Assert.Empty((await designer.RequestAsync(request.Number)).Decisions);
        await manager.OpensAsync(mail.Approve.PathAndQuery);
        await manager.FollowsAsync("以孟凡的身份登录");
        await manager.SignInAsync(Manager);
        await manager.ClicksAsync("同意");
        await manager.SeesAsync("用此链接作出决定：同意");
        Assert.Equal("mailLink", Assert.Single((await designer.RequestAsync(request.Number)).Decisions).Channel);
    }

    private static async Task<(RequestInfo Request, TaskMail Mail)> AsksAsync(RunningHost host, Colleague designer)
    {
        var request = await designer.AskForArchiveAsync(await designer.NumberOfAsync("CQXYLC"), await new ProgramClock(host).TodayAsync());
        return (request, await TaskMail.ArrivesAsync(host, Manager, request.Number));
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>
/// A process owner redraws archive access (W01) with the mouse, a second one confirms, new requests take the new way and the older one
/// the old; then a script breaks, and he mends the drawing, moves the failed request to it and retries.
/// </summary>
public sealed class OwnerRedrawsAProcess(ChromiumBrowser browser)
{
    private const string Process = "archive-access";
    private const string Owner = "su.wenjing";
    private const string Director = "he.jingxing";
    private const string HasContracts = "getScope().indexOf('contract') >= 0";
    private const string Broken = "getScope().contracts.length > 0";

    [Fact]
    public async Task New_requests_take_the_new_way_and_what_fails_is_mended_and_retried()
    {
        await using var host = await RunningHost.StartAsync(Databases.Sqlite, settings: ("Publishing__TwoPeople", "true"));
        using var designer = await Colleague.SignInAsync(host, "jiang.yinuo");
        var archive = await designer.NumberOfAsync("CQXYLC");
        var today = await new ProgramClock(host).TodayAsync();
        var older = await designer.AskForArchiveAsync(archive, today);

        await using var owner = await Visitor.OfAsync(browser, host, Owner, StudioDrawing.Wide);
        var drawing = new StudioDrawing(owner);
        var decision = await DrawsTheDirectorInAsync(drawing);
        await IsToldOfTheLooseOutcomeAsync(owner, drawing, decision);
        await PublishesWithConfirmationAsync(host, drawing);

        var newer = await designer.AskForArchiveAsync(archive, today);
        Assert.Equal("ye.xiaolan", (await SignedByBothManagersAsync(host, older)).OnlyTask.Assignee!.UserName);
        Assert.Equal(Director, (await SignedByBothManagersAsync(host, newer)).OnlyTask.Assignee!.UserName);
        await SeesTheWayInTheViewerAsync(owner, host, newer);

        await drawing.OpensAsync(Process);
        await drawing.SelectsAsync(decision);
        await drawing.WritesScriptAsync(Broken);
        await PublishesWithConfirmationAsync(host, drawing);
        var failing = await SignedByBothManagersAsync(host, await designer.AskForArchiveAsync(archive, today));
        Assert.Empty(failing.Tasks);

        await drawing.OpensAsync(Process);
        await drawing.SelectsAsync(decision);
        await drawing.WritesScriptAsync(HasContracts);
        await PublishesWithConfirmationAsync(host, drawing);
        await MigratesAndRetriesAsync(owner, failing);
        Assert.Equal(Director, (await designer.RequestAsync(failing.Number)).OnlyTask.Assignee!.UserName);
    }

    private static async Task<string> DrawsTheDirectorInAsync(StudioDrawing drawing)
    {
        await drawing.OpensAsync(Process);
        await drawing.RemovesArrowAsync("gmApproves", "Approved");
        var decision = await drawing.DropsAsync("分支", "判断", 0.52, 0.31);
        await drawing.ConnectsAsync("gmApproves", "Approved", decision);
        var approval = await drawing.DropsAsync("审批", "审批", 0.78, 0.45);
        await drawing.ChoosesAsync("审批人", "【角色】市场总监");
        await drawing.ConnectsAsync(decision, "True", approval);
        await drawing.ConnectsAsync(approval, "Approved", "opensArchive");
        await drawing.ConnectsAsync(approval, "Rejected", "mailRejected");
        await drawing.ConnectsAsync(approval, "Returned", "mailReturned");
        await drawing.ConnectsAsync(approval, "TimedOut", "mailLapsed");
        await drawing.SelectsAsync(decision);
        await drawing.WritesScriptAsync(HasContracts);
        return decision;
    }

    private static async Task IsToldOfTheLooseOutcomeAsync(Visitor owner, StudioDrawing drawing, string decision)
    {
        await owner.OpensAsync($"admin/processes/{Process}");
        await owner.SeesAsync("以“否”结束后没有后续步骤");
        await Screenshots.TakeAsync(owner.Page, "owner-findings", StudioDrawing.Wide);
        await drawing.OpensAsync(Process);
        await drawing.ConnectsAsync(decision, "False", "opensArchive");
        await owner.OpensAsync($"admin/processes/{Process}");
        await owner.DoesNotSeeAsync("以“否”结束后没有后续步骤");
        await drawing.OpensAsync(Process);
    }

    /// <summary>The owner asks in the Studio; the other one confirms in his inbox.</summary>
    private async Task PublishesWithConfirmationAsync(RunningHost host, StudioDrawing drawing)
    {
        var answer = await drawing.PublishesAsync();
        Assert.Equal(200, answer.Status);
        await drawing.SeesAsync("等待另一位流程负责人确认");
        await using var second = await Visitor.OfAsync(browser, host, StudioWindow.SecondOwner);
        await second.OpensAsync("tasks");
        var card = second.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "发布流程" });
        await card.GetByRole(AriaRole.Button, new() { Name = "同意" }).First.ClickAsync();
        await second.IsToldThatItIsDoneAsync();
        using var asker = await Colleague.SignInAsync(host, Owner);
        await Eventually.HoldsAsync(async () =>
        {
            var read = (await asker.GetAsync($"elsa/api/workflow-definitions/by-definition-id/{Process}?versionOptions=Latest")).Expect(HttpStatusCode.OK);
            Assert.True(read.As<JsonElement>().GetProperty("isPublished").GetBoolean());
        });
    }

    private static async Task<RequestInfo> SignedByBothManagersAsync(RunningHost host, RequestInfo request)
    {
        foreach (var login in (string[])["meng.fan", "lin.zhiyuan"])
        {
            using var manager = await Colleague.SignInAsync(host, login);
            request = await manager.RequestAsync(request.Number);
            Assert.Equal(login, request.OnlyTask.Assignee!.UserName);
            request = await manager.ApproveAsync(request);
        }

        return request;
    }

    private static async Task SeesTheWayInTheViewerAsync(Visitor owner, RunningHost host, RequestInfo request)
    {
        await owner.OpensAsync($"requests/{request.Number}");
        await owner.FollowsAsync("流程实例");
        await owner.Page.WaitForURLAsync("**/admin/instances/*");
        var instance = new Uri(owner.Page.Url).Segments[^1];
        await owner.OpensAsync($"workflows/instances/{instance}/view");
        var frame = owner.Page.FrameLocator("iframe.studio-frame");
        await Assertions.Expect(frame.Locator("g[data-cell-id='gmApproves'] .mud-badge:visible").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(frame.Locator("g[data-cell-id='grant'] .mud-badge:visible")).ToHaveCountAsync(0);
        await Screenshots.TakeAsync(owner.Page, "studio-instance", StudioDrawing.Wide);
    }

    private static async Task MigratesAndRetriesAsync(Visitor owner, RequestInfo request)
    {
        await owner.OpensAsync($"requests/{request.Number}");
        await owner.FollowsAsync("流程实例");
        await owner.SeesAsync("Condition");
        await Screenshots.TakeAsync(owner.Page, "owner-incident", StudioDrawing.Wide);
        await owner.Page.GetByLabel("换到", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await owner.Page.Locator("button[value='ask:migrate']").ClickAsync();
        await owner.Page.GetByLabel("原因").FillAsync("条件写错了，已改正");
        await owner.Page.Locator("button[value='do:migrate']").ClickAsync();
        await owner.IsToldThatItIsDoneAsync();
        await owner.Page.Locator("button[value='ask:retry']").ClickAsync();
        await owner.Page.GetByLabel("原因").FillAsync("条件写错了，已改正");
        await owner.Page.Locator("button[value='do:retry']").ClickAsync();
        await owner.IsToldThatItIsDoneAsync();
    }
}

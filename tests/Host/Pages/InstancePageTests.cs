using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Designer.Definitions;
using WorkflowCrm.Host.Tests.Designer.Instances;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Tests.Pages;

public sealed class InstancePageTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    private Browser Owner => new(office.Owner);

    [Fact]
    public async Task It_shows_where_the_instance_stands_and_what_failed_with_hostile_words_escaped()
    {
        var page = await Owner.OpenAsync(Address(await office.StartAsync("page-failed")));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("diagram-failed", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<库存>", page.Body, StringComparison.Ordinal);
        Assert.Contains("还没有准备好 <b>", Browser.Seen(page), StringComparison.Ordinal);
        Assert.Contains("检查 <库存>: 出错", Browser.Seen(page), StringComparison.Ordinal);
        var english = await new Browser(office.Second).OpenAsync(Address(await office.StartAgainAsync("page-failed")));
        Assert.Contains("The activity failed", Browser.Seen(english), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_process_owners_see_it_and_act_on_it()
    {
        var id = await office.StartAsync("page-closed");
        var staff = new Browser(office.Staff);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.OpenAsync(Address(id))).Status);
        await staff.SendAsync("/requests/new/archive-access", Address(id), ("action", "do:cancel"), ("reason", "坏主意"));
        Assert.Equal(InstanceSubStatus.Faulted, (await office.App.StateOfAsync(id)).SubStatus);
        Assert.Equal(HttpStatusCode.NotFound, (await Owner.OpenAsync(Address("none"))).Status);
    }

    [Fact]
    public async Task A_failure_is_mended_by_changing_the_variable_and_retrying_each_after_a_last_look_and_with_a_reason()
    {
        var id = await office.StartAsync("page-mended");
        var failed = (await office.App.StateOfAsync(id)).Incidents[0].ExecutionId;
        var look = await Act(id, "ask:change", "v-ready", "true");
        Assert.Contains("变量“Ready”由 false 改为 true", Browser.Seen(look), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("name=\"reason\"", look.Body, StringComparison.Ordinal);

        var without = await Act(id, "do:change", "v-ready", "true");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("请写明原因", Browser.Seen(without), StringComparison.Ordinal);
        Assert.False((await office.App.StateOfAsync(id)).Variables.TryGetValue("v-ready", out var kept) && kept is true);

        Assert.Equal(HttpStatusCode.Redirect, (await Act(id, "do:change", "v-ready", "true", "库存已补")).Status);
        Assert.Contains("按现在的数据", Browser.Seen(await Act(id, "ask:retry", failed)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Act(id, "do:retry", failed, "", "库存已补")).Status);
        var state = await office.App.StateOfAsync(id);
        Assert.Equal(InstanceSubStatus.Suspended, state.SubStatus);
        Assert.Empty(state.Incidents);
        var audit = await (await office.App.SignInAs(SmallCompany.Auditor)).GetAsync($"/api/audit?subject=instance/{id}");
        Assert.Contains("instance.retry", audit.Body, StringComparison.Ordinal);
        Assert.Contains("库存已补", audit.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_passed_over_with_an_outcome()
    {
        var id = await office.StartAsync("page-skipped");
        var failed = (await office.App.StateOfAsync(id)).Incidents[0].ExecutionId;
        Assert.Contains("视为结果是“完成”", Browser.Seen(await Act(id, "ask:skip", failed, "Done")), StringComparison.Ordinal);
        await Act(id, "do:skip", failed, "Done", "不查了");
        Assert.Equal("Workflow1:flow:wait", Assert.Single((await office.App.StateOfAsync(id)).Bookmarks).NodeId);
        Assert.Equal(HttpStatusCode.Conflict, (await Act(id, "do:skip", failed, "Done", "再来一次")).Status);
    }

    [Fact]
    public async Task It_is_moved_to_another_step_and_cancelled()
    {
        var id = await office.StartAsync("page-moved", isReady: true);
        var look = Browser.Seen(await Act(id, "ask:move", "Workflow1:flow:check"));
        Assert.Contains("停止：等付款；从“检查 <库存>”继续", look, StringComparison.Ordinal);
        await Act(id, "do:move", "Workflow1:flow:check", "", "重新检查");
        Assert.Contains((await office.App.StateOfAsync(id)).Bookmarks, bookmark => bookmark.NodeId == "Workflow1:flow:wait");
        Assert.Contains("不能移到这一步", Browser.Seen(await Act(id, "ask:move", "Workflow1:nowhere")), StringComparison.Ordinal);

        Assert.Contains("不能恢复", Browser.Seen(await Act(id, "ask:cancel", "")), StringComparison.Ordinal);
        await Act(id, "do:cancel", "", "", "客户撤单");
        Assert.Equal(InstanceSubStatus.Cancelled, (await office.App.StateOfAsync(id)).SubStatus);
        Assert.Contains("已经结束", Browser.Seen(await Owner.OpenAsync(Address(id))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v-total", "很多")]
    [InlineData("v-list", "[1, 2")]
    [InlineData("v-none", "1")]
    public async Task A_value_that_does_not_fit_is_refused_before_anything_happens(string variable, string value)
    {
        var id = await office.StartAsync("page-typed-" + variable, isReady: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Act(id, "ask:change", variable, value)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Act(id, "do:change", variable, value, "试试")).Status);
    }

    [Fact]
    public async Task Before_it_goes_to_another_version_each_open_step_is_told_in_the_owners_language()
    {
        var id = await office.StartAsync("page-migrated", isReady: true);
        await office.App.PublishAsync(Shop.Definition("page-migrated", isReady: true, "等客户付款"));
        var version = await VersionAsync("page-migrated", 2);
        var look = Browser.Seen(await Act(id, "ask:migrate", version));
        Assert.Contains("由第 1 版换到第 2 版", look, StringComparison.Ordinal);
        Assert.Contains("“等付款”", look, StringComparison.Ordinal);
        Assert.Equal(1, (await office.App.StateOfAsync(id)).DefinitionVersion);
        await Act(id, "do:migrate", version, "", "新版名称");
        Assert.Equal(2, (await office.App.StateOfAsync(id)).DefinitionVersion);
        Assert.Equal(HttpStatusCode.Conflict, (await Act(id, "do:migrate", version, "", "再来一次")).Status);
    }

    [Fact]
    public async Task A_request_that_failed_with_its_process_links_here_for_owners_only()
    {
        var number = await office.App.SubmitArchiveAccess(await office.App.SignInAs(SmallCompany.Designer), SmallCompany.CompanyArchive);
        var ofOwner = await new Browser(office.Second).OpenAsync($"/requests/{number}");
        Assert.Contains("/admin/instances/", ofOwner.Body, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"diagram\"", ofOwner.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", ofOwner.Body, StringComparison.Ordinal);
        var ofStaff = await new Browser(await office.App.SignInAs(SmallCompany.Designer)).OpenAsync($"/requests/{number}");
        Assert.DoesNotContain("/admin/instances/", ofStaff.Body, StringComparison.Ordinal);
        Assert.Contains("diagram-here", ofStaff.Body, StringComparison.Ordinal);
    }

    private static string Address(string id) => $"/admin/instances/{id}";

    private Task<Answer> Act(string id, string action, string subject, string value = "", string reason = "") =>
        Owner.SendAsync(Address(id), Address(id), ("action", action), ("subject", subject), ("value", value), ("reason", reason));

    private async Task<string> VersionAsync(string definitionId, int version)
    {
        await using var scope = office.App.Services.CreateAsyncScope();
        var versions = await scope.ServiceProvider.GetRequiredService<DefinitionLibrary>().VersionsAsync(definitionId, CancellationToken.None);
        return versions.Single(stored => stored.Version == version).VersionId;
    }
}

using System.Net;
using WorkflowCrm.Host.Pages.Audit;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Host.Tests.Designer.Definitions;
using WorkflowCrm.Host.Tests.Designer.Instances;
using WorkflowCrm.Host.Tests.Pages;

namespace WorkflowCrm.Host.Tests.Designer.Owner;

/// <summary>The audit page says in words what a deed without a difference of texts has changed.</summary>
public sealed class AuditedDeedTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    [Fact]
    public async Task A_retraction_and_a_deletion_from_the_designer_say_what_was_taken_away_and_from_where()
    {
        await office.StartAsync("audited", isReady: true);
        Assert.Equal(HttpStatusCode.OK, (await office.Owner.PostAsync("/elsa/api/workflow-definitions/audited/retract", new { })).Status);
        var page = await PageAsync("definition/audited");
        Assert.Contains("停用“audited”的版本 1：不再由它启动新的实例；1 个正在运行的实例继续运行。", page, StringComparison.Ordinal);
        Assert.Contains("在流程设计器中操作。", page, StringComparison.Ordinal);
        Assert.Contains("1 running instances go on", await PageAsync("definition/audited", "en"), StringComparison.Ordinal);

        var drawing = await office.Owner.CreateAsync("audited-gone");
        Assert.Equal(HttpStatusCode.NoContent, (await office.Owner.SendAsync(HttpMethod.Delete, $"{Drawing.Api}/{drawing.IdOf()}", null)).Status);
        Assert.Contains("删除“audited-gone”的版本 1；结束正在运行的实例 0 个", await PageAsync($"definition/{drawing.IdOf()}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_says_which_step_runs_again_for_which_time_and_what_had_failed()
    {
        var id = await office.StartAsync("audited-retry");
        foreach (var _ in Enumerable.Range(0, 2))
            await office.Owner.PostAsync("/elsa/api/alterations/workflows/retry", new { workflowInstanceIds = new[] { id } });

        var page = await PageAsync($"instance/{id}");
        Assert.Matches("第 2 次运行“[^”]+”；此前出错：.*还没有准备好", page);
        Assert.Matches("第 3 次运行“[^”]+”；此前出错：.*还没有准备好", page);
        Assert.Matches("for the 3. time; it had failed", await PageAsync($"instance/{id}", "en"));
    }

    [Fact]
    public async Task An_instance_that_was_ended_or_deleted_is_named_with_its_process_and_version()
    {
        var id = await office.StartAsync("audited-instance", isReady: true, name: "一张订单");
        Assert.Equal(HttpStatusCode.NoContent, (await office.Owner.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-instances/{id}", null)).Status);
        var page = await PageAsync($"instance/{id}");
        Assert.Contains("结束实例“一张订单”（流程 audited-instance，版本 1）。", page, StringComparison.Ordinal);
        Assert.Contains("删除实例“一张订单”（流程 audited-instance，版本 1）。", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_deed_has_its_name_and_its_sentence_in_both_languages_and_old_entries_have_none()
    {
        var texts = new Host.Texts(new TextCatalogue(), strict: true);
        foreach (var action in AuditedDeed.Actions)
        {
            foreach (var language in Host.Texts.Languages)
                Assert.NotEmpty(texts.In(language, $"audit.action.{action}"));
            Assert.Empty(new AuditedDeed(texts).Say(action, """{"name":"x","reason":"y"}"""));
            Assert.Empty(new AuditedDeed(texts).Say(action, "no json"));
        }
    }

    private async Task<string> PageAsync(string subject, string language = "zh-CN") =>
        Browser.Seen(await new Browser(await office.App.SignInAs(SmallCompany.Auditor, language)).OpenAsync($"/audit?subject={subject}"));
}

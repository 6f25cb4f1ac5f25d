using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Owner;

/// <summary>The Studio's publish buttons where a second person has to confirm: a notice, no error, and the draft stays a draft.</summary>
public sealed class StudioPublishingTests : IAsyncLifetime
{
    private const string Definitions = "/elsa/api/workflow-definitions";
    private WorkflowCrmApp _app = null!;
    private Caller _owner = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await WorkflowCrmApp.StartAsync(configure: builder => builder.Configuration["Publishing:TwoPeople"] = "true");
        await _app.AppointOwner(SmallCompany.MarketingManager);
        _owner = await _app.SignInAs(SmallCompany.MarketingManager);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_editors_button_keeps_the_text_as_the_draft_and_tells_that_somebody_was_asked()
    {
        var answer = await SaveAsync("客户档案查阅二", publish: true);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.False(answer.Json["workflowDefinition"]!["isPublished"]!.GetValue<bool>());
        Assert.Contains("等待另一位流程负责人确认：PP-", Notice(answer), StringComparison.Ordinal);

        var again = await SaveAsync("客户档案查阅三", publish: true);
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("已有一份发布申请在等待确认", again.Json["errors"]![""]!.AsArray()[0]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_save_that_voids_the_publication_says_so_once_and_what_to_do_and_so_does_a_colleagues_in_his_language()
    {
        var asked = Notice(await SaveAsync("客户档案查阅二", publish: true));
        var number = asked[asked.IndexOf("PP-", StringComparison.Ordinal)..][..15];

        var unchanged = await SaveAsync("客户档案查阅二", publish: false);
        Assert.Null(unchanged.Header("X-WorkflowCrm-Notice"));
        var voiding = await SaveAsync("客户档案查阅三", publish: false);
        Assert.Equal(HttpStatusCode.OK, voiding.Status);
        Assert.Matches($"“客户档案查阅三”.*{number}.*已不再有效.*撤回.*重新发布", Notice(voiding));
        Assert.Null((await SaveAsync("客户档案查阅四", publish: false)).Header("X-WorkflowCrm-Notice"));

        await SaveAsync("客户档案查阅二", publish: false);
        await _app.AppointOwner(SmallCompany.Keeper);
        var colleague = await _app.SignInAs(SmallCompany.Keeper, "en");
        Assert.Matches($"Luo Siyuan.*{number}.*no longer.*publish again", Notice(await SaveAsync("客户档案查阅五", publish: false, colleague)));
    }

    [Fact]
    public async Task So_does_the_button_of_the_list_and_the_confirmation_publishes_what_was_saved()
    {
        await SaveAsync("客户档案查阅二", publish: false);
        var answer = await _owner.PostAsync($"{Definitions}/archive-access/publish", new { });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var notice = Notice(answer);
        var number = notice[notice.IndexOf("PP-", StringComparison.Ordinal)..][..15];

        var keeper = await _app.SignInAs(SmallCompany.Keeper);
        Assert.Equal(HttpStatusCode.OK, (await _app.Approve(keeper, number)).Status);
        var published = (await _owner.GetAsync($"{Definitions}/by-definition-id/archive-access?versionOptions=Published")).Json;
        Assert.Equal(("客户档案查阅二", 2), (published["name"]!.GetValue<string>(), published["version"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_draft_that_nobody_has_confirmed_cannot_be_set_going()
    {
        var model = new JsonObject { ["name"] = "无人确认", ["root"] = new JsonObject { ["id"] = "r", ["type"] = "Elsa.Flowchart", ["version"] = 1 } };
        var saved = await _owner.PostAsync(Definitions, new { model, publish = false });
        var id = saved.Json["workflowDefinition"]!["definitionId"]!.GetValue<string>();

        var answer = await _owner.PostAsync($"{Definitions}/{id}/execute", new { });

        Assert.Equal("true", answer.Header("x-elsa-workflow-cannot-start"));
        Assert.Null(answer.Header("x-elsa-workflow-instance-id"));
        Assert.Contains("还是草稿", Notice(answer), StringComparison.Ordinal);
    }

    private async Task<Answer> SaveAsync(string name, bool publish, Caller? by = null)
    {
        var owner = by ?? _owner;
        var model = (JsonObject)(await owner.GetAsync($"{Definitions}/by-definition-id/archive-access?versionOptions=Latest")).Json.DeepClone();
        model["name"] = name;
        return await owner.PostAsync(Definitions, new { model, publish });
    }

    private static string Notice(Answer answer) => Uri.UnescapeDataString(answer.Header("X-WorkflowCrm-Notice")!);
}

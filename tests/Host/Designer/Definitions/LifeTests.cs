using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>Publishing, taking back, reverting, copying as a file, deleting: one by one and several at once.</summary>
public sealed class LifeTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    private Caller Owner => office.Owner;

    [Fact]
    public async Task An_older_version_becomes_the_draft_again()
    {
        var first = await Owner.CreateAsync("回到旧版", Drawing.Line("a", "一"));
        await Owner.SaveAsync(first, publish: true);
        var second = await Owner.LoadAsync(first.IdOf());
        second["root"]!["activities"] = new JsonArray(JsonNode.Parse(Drawing.Line("b", "二")));
        await Owner.SaveAsync(second, publish: true);

        var reverted = (await Owner.PostAsync($"{Drawing.Api}/{first.IdOf()}/revert/1", new { })).Json;

        Assert.Equal((3, false), (reverted["version"]!.GetValue<int>(), reverted["isPublished"]!.GetValue<bool>()));
        var draft = (await Owner.GetAsync($"{Drawing.Api}/by-id/{reverted["id"]}")).Json;
        Assert.Equal("a", draft["root"]!["activities"]![0]!["id"]!.GetValue<string>());
        var all = await Owner.GetAsync($"{Drawing.Api}?versionOptions=AllVersions&DefinitionIds={first.IdOf()}&OrderBy=Version&OrderDirection=Descending");
        Assert.Equal([3, 2, 1], all.Items.Select(item => item["version"]!.GetValue<int>()));
    }

    [Fact]
    public async Task What_is_taken_back_starts_no_more_and_the_studio_gets_the_definition()
    {
        var drawing = await Owner.CreateAsync("停用", Drawing.Line("a", "一"));
        await Owner.SaveAsync(drawing, publish: true);

        var retracted = await Owner.PostAsync($"{Drawing.Api}/{drawing.IdOf()}/retract", new { });

        Assert.False(retracted.Json["isPublished"]!.GetValue<bool>());
        Assert.Equal("Workflow1:flow:a", retracted.Json["root"]!["activities"]![0]!["nodeId"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_file_of_ours_is_taken_back_as_a_draft()
    {
        var export = await Owner.GetAsync($"{Drawing.Api}/archive-access/export?versionOptions=Latest&includeConsumingWorkflows=False");
        Assert.Matches("attachment; filename=.*-v1.json", export.Header("Content-Disposition"));
        var file = export.Json.AsObject();
        Assert.StartsWith("https://elsaworkflows.io/schemas/workflow-definition", file["$schema"]!.GetValue<string>(), StringComparison.Ordinal);
        file["definitionId"] = "archive-access-copy";

        var imported = (await Owner.PostTextAsync($"{Drawing.Api}/import", file.ToJsonString())).Json;

        Assert.Equal(("archive-access-copy", 1, false), (imported.IdOf(), imported["version"]!.GetValue<int>(), imported["isPublished"]!.GetValue<bool>()));
        Assert.True(JsonNode.DeepEquals((await Owner.LoadAsync("archive-access"))["root"], imported["root"]));
    }

    [Fact]
    public async Task Several_are_published_taken_back_exported_and_deleted_together_and_one_that_is_wrong_does_not_hold_up_the_others()
    {
        var right = await Owner.CreateAsync("成批甲", Drawing.Line("a", "一"));
        var wrong = await Owner.CreateAsync("成批乙", """{ "id": "b", "type": "Acme.Nothing", "version": 1 }""");
        string[] definitionIds = [right.IdOf(), wrong.IdOf(), "no-such"];

        var published = await Owner.PostAsync("/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids", new { definitionIds });
        Assert.Equal($$"""{"published":["{{right.IdOf()}}"],"alreadyPublished":[],"notFound":["no-such"],"updatedConsumers":[]}""", published.Body);
        Assert.StartsWith("成批乙: “b”的类型 Acme.Nothing", published.Notice(), StringComparison.Ordinal);

        var retracted = await Owner.PostAsync("/elsa/api/bulk-actions/retract/workflow-definitions/by-definition-ids", new { definitionIds });
        Assert.Equal($$"""{"retracted":["{{right.IdOf()}}"],"alreadyRetracted":["{{wrong.IdOf()}}"],"notFound":["no-such"]}""", retracted.Body);

        var zip = await Owner.SendAsync(HttpMethod.Post, "/elsa/api/bulk-actions/export/workflow-definitions", JsonContent.Create(new { ids = new[] { right["id"]!.ToString() }, includeConsumingWorkflows = false }));
        Assert.Equal(("application/zip", true), (zip.Header("Content-Type"), zip.Body.StartsWith("PK", StringComparison.Ordinal)));

        var deleted = await Owner.PostAsync("/elsa/api/bulk-actions/delete/workflow-definitions/by-definition-id", new { definitionIds });
        Assert.Equal("""{"deleted":2}""", deleted.Body);
        Assert.Equal(HttpStatusCode.BadRequest, (await Owner.GetAsync($"{Drawing.Api}/by-definition-id/{right.IdOf()}")).Status);
    }

    [Fact]
    public async Task A_row_that_cannot_be_published_or_deleted_does_not_break_the_list_and_says_why()
    {
        var wrong = await Owner.CreateAsync("行内发布", """{ "id": "b", "type": "Acme.Nothing", "version": 1 }""");
        var published = await Owner.PostAsync($"{Drawing.Api}/{wrong.IdOf()}/publish", new { });
        Assert.Equal(HttpStatusCode.OK, published.Status);
        Assert.False(published.Json["workflowDefinition"]!["isPublished"]!.GetValue<bool>());
        Assert.StartsWith("“行内发布”没有发布：\n“b”的类型 Acme.Nothing", published.Notice(), StringComparison.Ordinal);

        var salesman = await office.App.SignInAs(SmallCompany.Designer);
        await office.App.SubmitArchiveAccess(salesman, SmallCompany.DepartmentArchive);
        var kept = await Owner.SendAsync(HttpMethod.Delete, $"{Drawing.Api}/archive-access", null);
        Assert.Equal(HttpStatusCode.NoContent, kept.Status);
        Assert.Contains("还有1个实例正在运行", kept.Notice(), StringComparison.Ordinal);
        Assert.Equal("archive-access", (await Owner.LoadAsync("archive-access")).IdOf());
    }

    [Fact]
    public async Task One_version_is_deleted_by_its_own_id()
    {
        var drawing = await Owner.CreateAsync("删一个版本", Drawing.Line("a", "一"));
        await Owner.SaveAsync(drawing, publish: true);
        var draft = (await Owner.SaveAsync(await Owner.LoadAsync(drawing.IdOf()))).Json["workflowDefinition"]!;

        Assert.Equal(HttpStatusCode.NoContent, (await Owner.SendAsync(HttpMethod.Delete, $"/elsa/api/workflow-definition-versions/{draft["id"]}", null)).Status);

        Assert.Equal(1, (await Owner.LoadAsync(drawing.IdOf()))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_name_is_free_until_somebody_has_it()
    {
        var drawing = await Owner.CreateAsync("独一无二");
        Assert.Equal("""{"isUnique":false}""", (await Owner.GetAsync($"{Drawing.Api}/validation/is-name-unique?name=独一无二")).Body);
        Assert.Equal("""{"isUnique":true}""", (await Owner.GetAsync($"{Drawing.Api}/validation/is-name-unique?name=独一无二&definitionId={drawing.IdOf()}")).Body);
        Assert.Equal("""{"isUnique":true}""", (await Owner.GetAsync($"{Drawing.Api}/validation/is-name-unique?name=Workflow%201")).Body);
    }
}

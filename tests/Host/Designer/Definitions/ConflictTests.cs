using System.Net;

namespace WorkflowCrm.Host.Tests.Designer.Definitions;

/// <summary>Two owners draw the same process: the second is told so, and nothing of either is lost.</summary>
public sealed class ConflictTests(DrawingOffice office) : IClassFixture<DrawingOffice>
{
    [Fact]
    public async Task The_second_owners_save_is_refused_and_says_who_was_first_when_and_what_to_do()
    {
        var mine = await office.Owner.CreateAsync("两人同改");
        var theirs = await office.Second.LoadAsync(mine.IdOf());
        mine["description"] = "我的";
        Assert.Equal(HttpStatusCode.OK, (await office.Owner.SaveAsync(mine)).Status);

        theirs["description"] = "theirs";
        var refused = await office.Second.SaveAsync(theirs);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Matches(@"^Ye Xiaolan changed “两人同改” at \d{4}-\d\d-\d\d \d\d:\d\d; nothing was overwritten\. .*“Save as”", Assert.Single(refused.Sentences()));
        Assert.Equal("我的", (await office.Owner.LoadAsync(mine.IdOf()))["description"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Second.SaveAsync(theirs, publish: true)).Status);

        var copy = theirs.DeepClone();
        (copy["definitionId"], copy["id"], copy["name"]) = (null, null, "另存");
        Assert.Equal("theirs", (await office.Second.SaveAsync(copy)).Json["workflowDefinition"]!["description"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await office.Second.SaveAsync(await office.Second.LoadAsync(mine.IdOf()))).Status);
    }

    [Fact]
    public async Task Ones_own_saves_that_follow_each_other_before_they_are_answered_never_conflict()
    {
        var drawing = await office.Owner.CreateAsync("快速保存");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
        {
            var stroke = drawing.DeepClone();
            stroke["description"] = $"第{i}笔";
            return office.Owner.SaveAsync(stroke);
        }));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(1, (await office.Owner.LoadAsync(drawing.IdOf()))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Without_its_stamp_only_the_one_who_drew_last_is_believed()
    {
        var drawing = await office.Owner.CreateAsync("没有戳记");
        drawing["customProperties"]!.AsObject().Clear();

        Assert.Equal(HttpStatusCode.OK, (await office.Owner.SaveAsync(drawing)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Second.SaveAsync(drawing)).Status);
    }

    [Fact]
    public async Task A_file_does_not_take_the_place_of_what_somebody_else_is_drawing()
    {
        var drawing = await office.Owner.CreateAsync("别人的草稿");

        var refused = await office.Second.PostTextAsync($"{Drawing.Api}/import", drawing.ToJsonString());

        Assert.StartsWith("Ye Xiaolan is changing “别人的草稿”", Assert.Single(refused.Sentences()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await office.Owner.PostTextAsync($"{Drawing.Api}/import", drawing.ToJsonString())).Status);
    }
}

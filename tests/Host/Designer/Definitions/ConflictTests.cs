using System.Net;
using System.Text.Json.Nodes;
using WorkflowCrm.Host.Tests.Application;

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
    public async Task Of_one_owners_two_windows_the_second_is_told_what_to_do_and_nothing_is_lost()
    {
        using var first = await WindowAsync("tab1");
        using var second = await WindowAsync("tab2");
        var here = await first.CreateAsync("两个窗口");
        var there = await second.LoadAsync(here.IdOf());
        here["description"] = "第一窗口";
        Assert.Equal(HttpStatusCode.OK, (await first.SaveAsync(here)).Status);

        there["description"] = "第二窗口";
        var refused = await second.SaveAsync(there);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Matches(@"^您已于\d{4}-\d\d-\d\d \d\d:\d\d在另一个窗口或另一台设备上修改了“两个窗口”，没有覆盖任何内容。.*重新载入本页.*“另存为”", Assert.Single(refused.Sentences()));
        Assert.Equal("第一窗口", (await second.LoadAsync(here.IdOf()))["description"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.BadRequest, (await second.SaveAsync(there, publish: true)).Status);

        var copy = there.DeepClone();
        (copy["definitionId"], copy["id"], copy["name"]) = (null, null, "另存的窗口");
        Assert.Equal("第二窗口", (await second.SaveAsync(copy)).Json["workflowDefinition"]!["description"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await second.SaveAsync(await second.LoadAsync(here.IdOf()))).Status);
        here["description"] = "第一窗口又改";
        Assert.Equal(HttpStatusCode.BadRequest, (await first.SaveAsync(here)).Status);
    }

    [Fact]
    public async Task A_window_is_never_in_its_own_way()
    {
        using var window = await WindowAsync("tab1");
        var before = await window.CreateAsync("一个窗口");
        await window.SaveAsync(Described(before, "甲"));

        Assert.Equal(HttpStatusCode.OK, (await window.SaveAsync(Described(before, "乙"))).Status); // undone, or sent again
        var published = (await window.SaveAsync(Described(before, "丙"), publish: true)).Json["workflowDefinition"]!;
        Assert.Equal(HttpStatusCode.OK, (await window.SaveAsync(Described(before, "丁"))).Status); // sent before the publication was answered
        Assert.Equal(HttpStatusCode.OK, (await window.PostAsync($"{Drawing.Api}/{before.IdOf()}/revert/1", new { })).Status);
        Assert.Equal(HttpStatusCode.OK, (await window.SaveAsync(Described(published, "戊"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await window.PostAsync($"{Drawing.Api}/{before.IdOf()}/publish", new { })).Status);
        Assert.Equal(HttpStatusCode.OK, (await window.SaveAsync(Described(published, "己"))).Status);
    }

    [Fact]
    public async Task What_is_no_name_of_a_window_is_none()
    {
        using var window = await WindowAsync("no name");
        var drawing = await window.CreateAsync("没有名称");
        await window.SaveAsync(Described(drawing, "甲"));
        Assert.Equal(HttpStatusCode.BadRequest, (await window.SaveAsync(Described(drawing, "乙"))).Status);
    }

    [Fact]
    public async Task Ones_own_saves_that_follow_each_other_before_they_are_answered_never_conflict()
    {
        using var window = await WindowAsync("tab1");
        var drawing = await window.CreateAsync("快速保存");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
        {
            var stroke = drawing.DeepClone();
            stroke["description"] = $"第{i}笔";
            return window.SaveAsync(stroke);
        }));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(1, (await office.Owner.LoadAsync(drawing.IdOf()))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Without_its_stamp_only_the_window_that_drew_last_is_believed()
    {
        using var window = await WindowAsync("tab1");
        using var other = await WindowAsync("tab2");
        var drawing = await window.CreateAsync("没有戳记");
        drawing["customProperties"]!.AsObject().Clear();

        Assert.Equal(HttpStatusCode.OK, (await window.SaveAsync(drawing)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.SaveAsync(drawing)).Status);
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

    /// <summary>Another window of the same owner.</summary>
    private async Task<Caller> WindowAsync(string name)
    {
        var caller = await office.App.SignInAs(SmallCompany.Keeper);
        caller.Window = name;
        return caller;
    }

    private static JsonNode Described(JsonNode drawing, string description)
    {
        var stroke = drawing.DeepClone();
        stroke["description"] = description;
        return stroke;
    }
}

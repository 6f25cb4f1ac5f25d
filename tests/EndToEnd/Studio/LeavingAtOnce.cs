using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>The Studio takes a text in when its field is left, and saves half a second later; who leaves sooner loses nothing.</summary>
public sealed class LeavingAtOnce(SharedHosts hosts, ChromiumBrowser browser) : IAsyncDisposable
{
    private const string Words = "最后写下的几个字";

    private readonly NewDrawings _drawings = new();

    [Fact]
    public async Task By_a_link_of_the_page_around_keeps_what_was_typed_last()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var id = await TypesAsync(owner, studio);

        await owner.FollowsAsync("流程实例");

        await owner.Page.WaitForURLAsync("**/workflows/instances");
        Assert.Equal(Words, await studio.KeptDescriptionAsync(id));
        await studio.OpensEditorAsync(id);
        await Assertions.Expect(studio.Frame.GetByLabel("说明").First).ToHaveValueAsync(Words);
    }

    [Fact]
    public async Task By_a_button_of_the_page_around_keeps_what_was_typed_last()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var id = await TypesAsync(owner, studio);

        await owner.ClicksAsync("English");

        await Assertions.Expect(owner.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.Equal(Words, await studio.KeptDescriptionAsync(id));
    }

    [Fact]
    public async Task With_a_text_of_an_activity_half_written_keeps_it_too()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var id = await _drawings.KeepAsync(owner, ("Elsa.SetName", 1));
        await studio.OpensEditorAsync(id);
        await studio.SelectsAsync("a0");
        var field = studio.Properties.Locator("input:visible").First;
        await field.ClickAsync();
        await owner.Page.Keyboard.InsertTextAsync(Words);

        await owner.FollowsAsync("流程实例");

        await owner.Page.WaitForURLAsync("**/workflows/instances");
        var kept = (await studio.KeptAsync(id)).GetProperty("root").GetProperty("activities")[0].GetProperty("value");
        Assert.Equal(Words, kept.GetProperty("expression").GetProperty("value").GetString());
    }

    [Fact]
    public async Task By_closing_the_window_is_asked_about_first()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var id = await TypesAsync(owner, studio);
        var asked = new TaskCompletionSource<string>();
        owner.Page.Dialog += async (_, dialog) =>
        {
            await dialog.DismissAsync();
            asked.TrySetResult(dialog.Type);
        };

        await owner.Page.CloseAsync(new() { RunBeforeUnload = true });
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

        await studio.Frame.Locator(".x6-graph").First.ClickAsync();
        await Eventually.HoldsAsync(async () => Assert.Equal(Words, await studio.KeptDescriptionAsync(id)));
    }

    [Fact]
    public async Task With_nothing_to_save_nobody_is_asked()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var id = await TypesAsync(owner, studio);
        await studio.Frame.Locator(".x6-graph").First.ClickAsync();
        await Eventually.HoldsAsync(async () => Assert.Equal(Words, await studio.KeptDescriptionAsync(id)));
        var isAsked = false;
        owner.Page.Dialog += (_, dialog) => { isAsked = true; _ = dialog.AcceptAsync(); };
        await owner.Page.WaitForTimeoutAsync(2_000); // what the click may have changed is no longer due

        await owner.OpensAsync("tasks");

        Assert.False(isAsked);
    }

    public ValueTask DisposeAsync() => _drawings.DisposeAsync();

    /// <summary>Writes the description of a new process, and stays in the field.</summary>
    private async Task<string> TypesAsync(Visitor owner, StudioWindow studio)
    {
        var id = await _drawings.KeepAsync(owner, ("Elsa.WriteLine", 1));
        await studio.OpensEditorAsync(id);
        await studio.WritesDescriptionAsync(Words);
        return id;
    }
}

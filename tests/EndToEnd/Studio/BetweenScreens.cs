using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>Going from one of the Studio's pages to another keeps its runtime, and is otherwise like going to any page.</summary>
public sealed partial class BetweenScreens(SharedHosts hosts, ChromiumBrowser browser) : IAsyncDisposable
{
    private const string Words = "换到别处之前写下的";

    private readonly NewDrawings _drawings = new();

    [Fact]
    public async Task The_Studio_starts_once_and_the_page_around_it_tells_where_one_is()
    {
        var host = await hosts.OnAsync(Databases.Sqlite);
        await using var owner = await Visitor.OfAsync(browser, host, StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var log = await NetworkLog.OfAsync(owner.Page, host.Address);
        await studio.OpensListAsync();
        await studio.MarksAsync();
        var loaded = 0;
        owner.Page.Request += (_, request) => loaded += request.IsNavigationRequest || request.Url.Contains("/_framework/", StringComparison.Ordinal) ? 1 : 0;

        await studio.Frame.GetByText("客户档案查阅").ClickAsync();
        await SeesAsync(studio, "/workflows/definitions/archive-access/edit", "客户档案查阅", studio.Nodes);
        await Assertions.Expect(studio.Tab("发布与检查")).ToHaveAttributeAsync("href", "/admin/processes/archive-access");
        await Assertions.Expect(studio.Tab("流程定义")).ToHaveAttributeAsync("aria-current", "page");
        await Assertions.Expect(owner.Page.Locator("iframe.studio-frame")).ToHaveAttributeAsync("title", "客户档案查阅");
        await Assertions.Expect(owner.Page.Locator("h1")).ToBeFocusedAsync();
        Assert.Empty(await studio.EnglishLeftAsync());
        await Screenshots.TakeAsync(owner.Page, "studio-exchanged", new Sight());

        await studio.Tab("流程实例").ClickAsync();
        await SeesAsync(studio, "/workflows/instances", "流程实例", studio.Rows);
        await studio.Rows.First.Locator("td").Nth(2).ClickAsync();
        await Assertions.Expect(studio.Nodes.First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        Assert.Matches("/workflows/instances/[^/]+/view$", owner.Page.Url);
        Assert.Empty(await studio.EnglishLeftAsync());

        await studio.IsMarkedAsync();
        Assert.Equal(0, loaded);
        await owner.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(log.Faults);
    }

    [Fact]
    public async Task Back_forward_and_reload_lead_where_the_address_says()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        await studio.OpensListAsync();
        await studio.MarksAsync();
        await studio.Frame.GetByText("客户档案查阅").ClickAsync();
        await SeesEditorAsync(studio);

        await owner.Page.GoBackAsync();
        await SeesListAsync(studio);
        await owner.Page.GoForwardAsync();
        await SeesEditorAsync(studio);
        await studio.IsMarkedAsync();

        await owner.Page.ReloadAsync();
        await SeesEditorAsync(studio);
        await studio.IsNotMarkedAsync();
        await studio.MarksAsync();
        await owner.Page.GoBackAsync();
        await SeesListAsync(studio);
        await studio.IsMarkedAsync();

        await owner.OpensAsync("tasks");
        await owner.Page.GoBackAsync();
        await SeesListAsync(studio);
        await owner.Page.GoForwardAsync();
        await owner.Page.WaitForURLAsync("**/tasks");
    }

    [Fact]
    public async Task English_stays_English_and_another_language_starts_anew()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner, new Sight(Language: "en"));
        var studio = new StudioWindow(owner);
        await studio.OpensListAsync();
        await studio.MarksAsync();
        await studio.Rows.Filter(new() { HasText = "archive-access" }).Locator("td").Nth(2).ClickAsync();
        await Assertions.Expect(studio.Nodes.First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(studio.Frame.GetByText("Auto-save", new() { Exact = true })).ToBeVisibleAsync();
        await studio.IsMarkedAsync();

        // Elsewhere, in another window.
        await owner.Page.Context.AddCookiesAsync([new() { Name = "lang", Value = "zh-CN", Url = owner.Host.Address.ToString() }]);
        await studio.Tab("Instances").ClickAsync();
        await SeesAsync(studio, "/workflows/instances", "流程实例", studio.Rows);
        await Assertions.Expect(owner.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await studio.IsNotMarkedAsync();
        Assert.Empty(await studio.EnglishLeftAsync());
    }

    [Fact]
    public async Task A_new_tab_opens_in_a_new_tab_and_pages_of_ours_are_loaded()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        await studio.OpensEditorAsync("archive-access");
        await studio.MarksAsync();

        var tab = await owner.Page.Context.RunAndWaitForPageAsync(() => studio.Tab("流程定义").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] }));
        await Assertions.Expect(tab.FrameLocator("iframe.studio-frame").Locator("tbody tr").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        Assert.EndsWith("/workflows/definitions", tab.Url, StringComparison.Ordinal);
        await studio.IsMarkedAsync();
        await SeesEditorAsync(studio);

        await studio.Tab("发布与检查").ClickAsync();
        await owner.Page.WaitForURLAsync("**/admin/processes/archive-access");
    }

    [Fact]
    public async Task What_was_typed_last_is_kept_when_one_goes_back()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var (_, name) = await _drawings.KeepSmallAsync(owner);
        await studio.OpensListAsync();
        await studio.MarksAsync();
        await studio.Frame.GetByText(name).First.ClickAsync();
        await studio.WritesDescriptionAsync(Words);

        await owner.Page.GoBackAsync();
        await SeesListAsync(studio);
        await studio.Frame.GetByText(name).First.ClickAsync();
        await Assertions.Expect(studio.Frame.GetByLabel("说明").First).ToHaveValueAsync(Words);
        await studio.IsMarkedAsync();
    }

    [Fact]
    public async Task The_key_that_saves_saves_what_is_on_the_screen_and_once()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var ((_, first), (_, second)) = (await _drawings.KeepSmallAsync(owner), await _drawings.KeepSmallAsync(owner));
        await studio.OpensListAsync();
        await studio.Frame.GetByText(first).First.ClickAsync();
        await Assertions.Expect(studio.Nodes.First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await studio.Tab("流程定义").ClickAsync();
        await studio.Frame.GetByText(second).First.ClickAsync();
        await Assertions.Expect(owner.Page.Locator("h1")).ToHaveTextAsync(second);
        await Assertions.Expect(studio.Nodes.First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await studio.Frame.Locator(".x6-graph").First.ClickAsync(new() { Position = new() { X = 40, Y = 200 } });
        await owner.Page.WaitForTimeoutAsync(2_000); // what the click may have changed is saved
        var saved = new List<string>();
        owner.Page.Request += (_, request) =>
        {
            if (StudioWindow.IsSave(request))
                saved.Add(request.PostData!);
        };

        await owner.Page.Keyboard.PressAsync("Control+s");

        await Eventually.HoldsAsync(() =>
        {
            Assert.Single(saved);
            return Task.CompletedTask;
        });
        await owner.Page.WaitForTimeoutAsync(1_000);
        Assert.Contains(second, Assert.Single(saved), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_of_one_owner_stay_two_and_what_was_refused_is_not_left_unasked()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var (_, name) = await _drawings.KeepSmallAsync(owner);
        var one = new StudioWindow(owner);
        var other = new StudioWindow(owner, await owner.Page.Context.NewPageAsync());
        foreach (var window in (StudioWindow[])[one, other])
        {
            await window.Page.BringToFrontAsync();
            await window.OpensListAsync();
            await window.Frame.GetByText(name).First.ClickAsync();
            await Assertions.Expect(window.Nodes.First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        }

        await one.Page.BringToFrontAsync();
        Assert.Equal(200, await SavesAsync(one));
        await other.Page.BringToFrontAsync();
        Assert.Equal(400, await SavesAsync(other));

        var address = other.Page.Url;
        var asked = 0;
        other.Page.Dialog += async (_, dialog) =>
        {
            asked++;
            await dialog.DismissAsync();
        };
        await other.Tab("流程实例").ClickAsync();
        await IsAskedAsync(1);
        await other.Page.EvaluateAsync("() => history.back()");
        await IsAskedAsync(2);
        Assert.Equal(address, other.Page.Url);
        await Assertions.Expect(other.Frame.GetByLabel("说明").First).ToHaveValueAsync(Words);

        Task IsAskedAsync(int times) => Eventually.HoldsAsync(() =>
        {
            Assert.Equal(times, asked);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Activities_that_the_Studio_does_not_know_yet_start_it_anew()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        await studio.OpensEditorAsync("archive-access");
        await studio.MarksAsync();

        await _drawings.KeepAsActivityAsync(owner);
        await studio.Tab("流程定义").ClickAsync();

        await SeesListAsync(studio);
        await studio.IsNotMarkedAsync();
    }

    [Fact]
    public async Task A_Studio_that_has_broken_down_is_started_anew()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        await studio.OpensEditorAsync("archive-access");
        await studio.MarksAsync();

        await studio.Frame.Locator("#blazor-error-ui").EvaluateAsync("bar => bar.style.display = 'block'"); // as the framework does
        await studio.Tab("流程定义").ClickAsync();
        await SeesListAsync(studio);
        await studio.IsNotMarkedAsync();
        await studio.MarksAsync();

        // The next screen asks for what it shows, and breaks down at what it is told.
        await owner.Page.RouteAsync("**/elsa/api/workflow-definitions/by-definition-id/**", route => route.FulfillAsync(new() { Status = 404 }), new() { Times = 1 });
        await studio.Frame.GetByText("客户档案查阅").ClickAsync();
        await SeesEditorAsync(studio);
        await studio.IsNotMarkedAsync();
    }

    [Fact]
    public async Task A_session_that_has_ended_leads_to_sign_in_and_back()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        await studio.OpensListAsync();

        await owner.LosesSessionAsync();
        await studio.Tab("流程实例").ClickAsync();

        await owner.Page.WaitForURLAsync(SignIn());
    }

    public ValueTask DisposeAsync() => _drawings.DisposeAsync();

    private static Task SeesListAsync(StudioWindow studio) => SeesAsync(studio, "/workflows/definitions", "流程定义", studio.Rows);

    private static Task SeesEditorAsync(StudioWindow studio) => SeesAsync(studio, "/workflows/definitions/archive-access/edit", "客户档案查阅", studio.Nodes);

    /// <summary>Address, title, heading and screen are of the same thing.</summary>
    private static async Task SeesAsync(StudioWindow studio, string path, string name, ILocator what)
    {
        await Assertions.Expect(what.First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        Assert.Equal(path, new Uri(studio.Page.Url).AbsolutePath);
        await Assertions.Expect(studio.Page).ToHaveTitleAsync($"{name} - 流程中心");
        await Assertions.Expect(studio.Page.Locator("h1")).ToHaveTextAsync(name);
    }

    /// <returns>What the server answers to the save.</returns>
    private static async Task<int> SavesAsync(StudioWindow studio)
    {
        var answer = await studio.Page.RunAndWaitForResponseAsync(
            () => studio.DescribesAsync(Words),
            response => StudioWindow.IsSave(response.Request));
        return answer.Status;
    }

    [GeneratedRegex(@"/sign-in\?returnUrl=.*instances$")]
    private static partial Regex SignIn();
}

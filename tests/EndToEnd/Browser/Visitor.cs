using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.People;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Browser;

/// <summary>Somebody in front of a browser. The methods are what a person does; things are found by what a person reads.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly TimeSpan s_closing = TimeSpan.FromSeconds(20);

    private readonly IBrowserContext _context;

    private Visitor(IBrowserContext context, IPage page, RunningHost host) => (_context, Page, Host) = (context, page, host);

    public IPage Page { get; }

    public RunningHost Host { get; }

    /// <summary>What the page now says.</summary>
    public Task<string> TextAsync() => Page.Locator("body").InnerTextAsync();

    /// <summary>Opens a fresh browser, signed in to nothing.</summary>
    public static async Task<Visitor> ArrivesAsync(ChromiumBrowser browser, RunningHost host, Sight? sight = null)
    {
        sight ??= new Sight();
        var context = await (await browser.StartedAsync()).NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(),
            ViewportSize = new() { Width = sight.Width, Height = sight.Height },
            JavaScriptEnabled = sight.Scripts,
            Locale = sight.Language,
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        await context.AddCookiesAsync([new() { Name = "lang", Value = sight.Language, Url = host.Address.ToString() }]);
        return new Visitor(context, await context.NewPageAsync(), host);
    }

    /// <summary>A visitor who is signed in already.</summary>
    public static async Task<Visitor> OfAsync(ChromiumBrowser browser, RunningHost host, string login, Sight? sight = null)
    {
        var visitor = await ArrivesAsync(browser, host, sight);
        var answer = await visitor._context.APIRequest.PostAsync("api/session", new() { DataObject = new { userName = login, password = Colleague.Password } });
        Assert.True(answer.Ok, $"{login} cannot sign in: {await answer.TextAsync()}");
        return visitor;
    }

    /// <summary>Types name and password into the sign-in page.</summary>
    /// <param name="page">The window; the visitor's first one when not given.</param>
    public async Task SignInAsync(string login, string password = Colleague.Password, IPage? page = null)
    {
        page ??= Page;
        await page.GetByLabel("登录名").FillAsync(login);
        await page.GetByLabel("密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
    }

    /// <summary>The session ends without his doing.</summary>
    public Task LosesSessionAsync() => _context.ClearCookiesAsync(new() { Name = "workflowcrm.session" });

    public async Task<IResponse?> OpensAsync(string path) => await Page.GotoAsync(path.TrimStart('/'));

    public Task ClicksAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    public Task FollowsAsync(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync();

    public async Task SeesAsync(string text) => await Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text);

    public async Task DoesNotSeeAsync(string text) => await Assertions.Expect(Page.Locator("body")).Not.ToContainTextAsync(text);

    /// <summary>The page says in its green line that what was asked for has happened.</summary>
    public Task IsToldThatItIsDoneAsync() => Assertions.Expect(Page.Locator(".alert-success[role=status]")).ToBeVisibleAsync();

    /// <summary>The request whose page is open.</summary>
    public async Task<string> RequestNumberAsync()
    {
        await Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/requests/DA-"));
        return new Uri(Page.Url).Segments[^1];
    }

    /// <summary>
    /// Page by page: Chromium may never answer when a context is closed while a page of it goes somewhere else, as after a failed
    /// test. What does not close then ends with the browser.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var page in _context.Pages.ToList())
                await page.CloseAsync().WaitAsync(s_closing);
            await _context.CloseAsync().WaitAsync(s_closing);
        }
        catch (TimeoutException)
        {
            // Says nothing about the program.
        }
    }
}

/// <summary>How a visitor sees the pages.</summary>
/// <param name="Width">Of the window, in pixels.</param>
/// <param name="Language"><c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Scripts">Whether JavaScript runs.</param>
public sealed record Sight(int Width = 1440, int Height = 900, string Language = "zh-CN", bool Scripts = true);

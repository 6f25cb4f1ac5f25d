using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;

namespace WorkflowCrm.EndToEnd.Tests.Mails;

/// <summary>
/// A scanner that opens links in a real browser, signed in to nothing, as the gateways of Microsoft and Proofpoint do: it lets the
/// scripts run and the timers run out, touches everything, follows every link, and presses no button.
/// </summary>
public sealed class Sandbox(ChromiumBrowser browser)
{
    private const int Deepest = 2;

    private readonly HashSet<string> _seen = [];

    /// <summary>Opens the link and whatever its page leads to on the same site and was not opened before.</summary>
    /// <returns>Every request that a form sent or a script made with another method than GET and HEAD.</returns>
    public async Task<IReadOnlyList<string>> DetonatesAsync(Uri link)
    {
        await using var context = await (await browser.StartedAsync()).NewContextAsync(new() { Locale = "en-US", TimezoneId = "America/New_York" });
        context.SetDefaultTimeout(20_000);
        List<string> sent = [];
        context.Request += (_, request) =>
        {
            if (request.Method is not ("GET" or "HEAD"))
                sent.Add($"{request.Method} {request.Url}");
        };
        var page = await context.NewPageAsync();
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.Clock.InstallAsync();
        await ExploresAsync(page, link.ToString(), link, Deepest);
        return sent;
    }

    private async Task ExploresAsync(IPage page, string address, Uri site, int depth)
    {
        if (!_seen.Add(address.Split('#')[0]))
            return;
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await TouchesEverythingAsync(page);
        if (depth == 0)
            return;
        var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href], area[href]')].map(a => a.href)");
        foreach (var next in links.Where(l => IsOfThePages(l, site)))
            await ExploresAsync(page, next, site, depth - 1);
    }

    // Below /dev lie all mails of the demo company, in Development only.
    private static bool IsOfThePages(string link, Uri site) =>
        Uri.TryCreate(link, UriKind.Absolute, out var to) && to.Authority == site.Authority && !to.AbsolutePath.StartsWith("/dev/", StringComparison.Ordinal);

    private static async Task TouchesEverythingAsync(IPage page)
    {
        await page.EvaluateAsync("() => window.scrollTo(0, document.body?.scrollHeight ?? 0)");
        // Every event that a mouse or a finger makes on its way over the page, short of a click, and the focus on everything.
        await page.EvaluateAsync(
            """
            () => {
              for (const element of document.querySelectorAll('*')) {
                for (const kind of ['mouseover', 'mouseenter', 'mousemove', 'pointerover', 'pointermove', 'touchstart', 'mouseout'])
                  element.dispatchEvent(new Event(kind, { bubbles: true }));
                if (element instanceof HTMLElement) element.focus();
              }
              document.activeElement?.blur?.();
            }
            """);
        foreach (var field in await page.Locator("textarea:visible").AllAsync())
        {
            await field.HoverAsync();
            await field.FillAsync("test");
            await field.PressAsync("Enter");
            await field.BlurAsync();
        }

        foreach (var button in await page.Locator("button:visible").AllAsync())
            await button.HoverAsync();
        await page.EvaluateAsync("() => document.activeElement?.blur?.()");
        await page.Keyboard.PressAsync("Enter");
        await page.Clock.RunForAsync("01:00:00");
    }
}

using System.Diagnostics;
using Microsoft.Playwright;

namespace WorkflowCrm.Bench.Studio;

/// <summary>A process owner of the demo company before the Studio; every method says how many milliseconds he waited.</summary>
internal sealed class StudioReader
{
    private const string Process = "archive-access";
    private const int Settling = 2_500; // what the Studio still loads when its first screen is there
    private const float Patience = 120_000;

    private readonly IPage _page;

    private StudioReader(IPage page) => _page = page;

    private IFrameLocator Frame => _page.FrameLocator("iframe.studio-frame");

    public static async Task<StudioReader> SignInAsync(IBrowser browser, Uri address)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = 1440, Height = 900 }, Locale = "zh-CN" });
        var answer = await context.APIRequest.PostAsync("api/session", new() { DataObject = new { userName = "su.wenjing", password = "demo" } });
        if (!answer.Ok)
            throw new InvalidOperationException($"The process owner cannot sign in: {await answer.TextAsync()}");
        return new StudioReader(await context.NewPageAsync());
    }

    /// <summary>Until the drawing is on the canvas.</summary>
    public Task<double> LoadsEditorAsync() => WaitsAsync(() => _page.GotoAsync($"workflows/definitions/{Process}/edit"), Frame.Locator(".elsa-activity"));

    public Task<double> GoesToListAsync() => WaitsAsync(
        () => _page.Locator(".studio-tabs a[href='/workflows/definitions']").ClickAsync(), Frame.Locator("elsa-workflow-definition-list tbody tr"));

    /// <summary>Until the drawing is on the canvas.</summary>
    public Task<double> OpensFromListAsync() => WaitsAsync(
        () => Frame.Locator("tbody tr", new() { HasText = Process }).Locator("td").Nth(1).ClickAsync(), Frame.Locator(".elsa-activity"));

    /// <summary>A fixed piece of work, to tell this machine and moment from others.</summary>
    public Task<double> CountsAsync() => _page.EvaluateAsync<double>(
        "() => { const start = performance.now(); let sum = 0; for (let i = 0; i < 1e8; i++) sum = (sum + i) | 0; return performance.now() - start + (sum === 1 ? 1 : 0); }");

    private async Task<double> WaitsAsync(Func<Task> goes, ILocator sees)
    {
        var watch = Stopwatch.StartNew();
        await goes();
        await sees.First.WaitForAsync(new() { Timeout = Patience });
        var waited = watch.Elapsed.TotalMilliseconds;
        await _page.WaitForTimeoutAsync(Settling);
        return waited;
    }
}

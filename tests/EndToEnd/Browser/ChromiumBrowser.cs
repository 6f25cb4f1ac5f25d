using Microsoft.Playwright;

namespace WorkflowCrm.EndToEnd.Tests.Browser;

/// <summary>The machine's own Chromium, without a window; every visitor gets a context (cookies, size, language) of his own.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<IBrowser> StartedAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_browser is { IsConnected: true })
                return _browser;
            _playwright?.Dispose(); // the browser was ended with a test that hung
            _playwright = await Playwright.CreateAsync();
            // As long as a click or a text may take: the machine is slow when servers start beside the browser.
            Assertions.SetDefaultExpectTimeout(20_000);
            return _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("WORKFLOWCRM_TEST_CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                ],
            });
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // What does not close is ended with Playwright.
        if (_browser is { IsConnected: true })
            await Task.WhenAny(_browser.CloseAsync(), Task.Delay(TimeSpan.FromSeconds(20)));
        _playwright?.Dispose();
        _starting.Dispose();
    }
}

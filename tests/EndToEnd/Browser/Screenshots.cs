using Microsoft.Playwright;

namespace WorkflowCrm.EndToEnd.Tests.Browser;

/// <summary>Keeps a picture of every page in the folder that <c>WORKFLOWCRM_SCREENSHOTS</c> names; none without it.</summary>
internal static class Screenshots
{
    public static async Task TakeAsync(IPage page, string name, Sight sight)
    {
        if (Environment.GetEnvironmentVariable("WORKFLOWCRM_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.{sight.Language}.{sight.Width}.png"), FullPage = true });
    }
}

using Microsoft.Playwright;

namespace WorkflowCrm.EndToEnd.Tests.Browser;

/// <summary>Keeps a picture of every page in the folder that <c>WORKFLOWCRM_SCREENSHOTS</c> names; none without it.</summary>
internal static class Screenshots
{
    public static async Task TakeAsync(IPage page, string name, Sight sight)
    {
        if (PathOf(name, sight) is { } path)
            await page.ScreenshotAsync(new() { Path = path, FullPage = true });
    }

    /// <summary>A part of the page only.</summary>
    public static async Task TakeAsync(ILocator part, string name, Sight sight)
    {
        if (PathOf(name, sight) is { } path)
            await part.ScreenshotAsync(new() { Path = path });
    }

    private static string? PathOf(string name, Sight sight)
    {
        if (Environment.GetEnvironmentVariable("WORKFLOWCRM_SCREENSHOTS") is not { Length: > 0 } folder)
            return null;
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{name}.{sight.Language}.{sight.Width}.png");
    }
}

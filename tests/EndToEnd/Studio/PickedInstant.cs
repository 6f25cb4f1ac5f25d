using System.Text.Json;
using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>A date that is picked in the Studio is kept as an instant that the engine understands, in the zone of the one who picked it.</summary>
public sealed class PickedInstant(SharedHosts hosts, ChromiumBrowser browser) : IAsyncDisposable
{
    private readonly NewDrawings _drawings = new();

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Is_kept_and_shown_again(string language)
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner, new Sight(Language: language));
        var studio = new StudioWindow(owner);
        var id = await _drawings.KeepAsync(owner, ("Elsa.StartAt", 1));
        await studio.OpensEditorAsync(id);
        await studio.SelectsAsync("a0");
        await studio.Properties.Locator(".mud-picker button").First.ClickAsync();
        await studio.Frame.Locator(".mud-picker-calendar-day:not(.mud-hidden)").Nth(10).ClickAsync();

        await Eventually.HoldsAsync(async () => Assert.Matches(@"^\d{4}-\d{2}-\d{2}T00:00:00\+08:00$", await KeptAsync(owner, id)));
        await studio.OpensEditorAsync(id);
        await studio.SelectsAsync("a0");
        var day = DateTimeOffset.Parse(await KeptAsync(owner, id), System.Globalization.CultureInfo.InvariantCulture);
        var shown = language == "en" ? $"{day.Month}/{day.Day}/{day.Year}" : $"{day.Year}/{day.Month}/{day.Day}";
        await Assertions.Expect(studio.Properties.Locator(".mud-picker input").First).ToHaveValueAsync(shown);
    }

    public ValueTask DisposeAsync() => _drawings.DisposeAsync();

    private static async Task<string> KeptAsync(Visitor owner, string id)
    {
        var read = await (await owner.Page.Context.APIRequest.GetAsync($"elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest")).JsonAsync();
        return read!.Value.GetProperty("root").GetProperty("activities")[0].TryGetProperty("dateTime", out var value)
            && value.GetProperty("expression").GetProperty("value") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
    }
}

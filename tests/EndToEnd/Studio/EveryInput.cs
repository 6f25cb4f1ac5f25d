using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>
/// A campaign (<c>bash tests/run.sh --long</c>): every activity is put on the canvas and opened, in both languages. Each input has an
/// editor, a label in the reader's language and, where there is something to choose, choices. Without the flag our own activities are opened.
/// </summary>
public sealed partial class EveryInput(SharedHosts hosts, ChromiumBrowser browser) : IAsyncDisposable
{
    private const int PerDefinition = 12;

    // Names of things that are the same in every language.
    private static readonly string[] s_international = ["URL", "JSON"];

    // The Studio's editors of cases have headings of their own instead of a label.
    private static readonly string[] s_unlabelled = ["flow-switch-editor", "switch-editor", "http-status-codes"];

    private readonly NewDrawings _drawings = new();

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Can_be_filled_in(string language)
    {
        var host = await hosts.OnAsync(Databases.Sqlite);
        var sight = new Sight(1440, 2400, language);
        await using var owner = await Visitor.OfAsync(browser, host, StudioWindow.Owner, sight);
        var studio = new StudioWindow(owner);
        List<string> faults = [];
        owner.Page.Console += (_, message) =>
        {
            if (message.Text.StartsWith("crit:", StringComparison.Ordinal))
                faults.Add(message.Text.Split('\n')[1].Trim());
        };

        foreach (var activities in (await ActivitiesAsync(owner)).Chunk(PerDefinition))
        {
            await studio.OpensEditorAsync(await _drawings.KeepAsync(owner, [.. activities.Select(activity => (activity.TypeName, activity.Version))]));
            await studio.FitsAsync();
            for (var i = 0; i < activities.Length; i++)
                faults.AddRange((await FaultsOfAsync(studio, activities[i], i, sight)).Select(fault => $"{activities[i].TypeName}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    public ValueTask DisposeAsync() => _drawings.DisposeAsync();

    private static async Task<IEnumerable<string>> FaultsOfAsync(StudioWindow studio, ActivityInfo activity, int number, Sight sight)
    {
        List<string> faults = [];
        await studio.SelectsAsync($"a{number}");
        var panel = studio.Properties;
        foreach (var input in activity.Inputs.Where(i => i.IsBrowsable))
        {
            if (!s_unlabelled.Contains(input.UiHint) && !await ShowsAsync(panel, input))
                faults.Add($"{input.Name} is not shown as “{input.DisplayName}”");
            if (Han().IsMatch(input.DisplayName) != (sight.Language == "zh-CN") && !s_international.Contains(input.DisplayName))
                faults.Add($"{input.Name} is called “{input.DisplayName}” in {sight.Language}");
            if (input.UiHint is "dropdown" or "checklist" && !HasChoices(input))
                faults.Add($"{input.Name} offers nothing to choose");
        }

        if ((await panel.InnerTextAsync()).Contains("Unsupported", StringComparison.Ordinal))
            faults.Add("an editor is missing");
        if (activity.Inputs.Count == 0)
            return faults;
        if (!await studio.ShowsAllInputsAsync())
            faults.Add("the window is too small for its inputs");
        await Screenshots.TakeAsync(panel, $"studio-inputs-{activity.TypeName}", sight);
        foreach (var input in activity.Inputs.Where(i => i.UiHint == "dropdown" && i.IsBrowsable))
        {
            var offered = await studio.OffersAsync(input.DisplayName);
            if (offered.Count == 0 || offered.Distinct().Count() != offered.Count)
                faults.Add($"{input.Name} offers {string.Join(", ", offered)}");
            await Screenshots.TakeAsync(studio.Page, $"studio-list-{activity.TypeName}.{input.Name}", sight);
            await studio.ClosesListAsync();
        }

        return faults;
    }

    private static async Task<bool> ShowsAsync(ILocator panel, InputInfo input)
    {
        try
        {
            // Date and time are two fields, each with its own word behind the label.
            var isWhole = input.UiHint != "datetime-picker";
            await Assertions.Expect(panel.GetByText(input.DisplayName, new() { Exact = isWhole }).First).ToBeAttachedAsync(new() { Timeout = 5_000 });
            return true;
        }
        catch (PlaywrightException)
        {
            return false;
        }
    }

    private static bool HasChoices(InputInfo input) =>
        input.UiSpecifications is { ValueKind: JsonValueKind.Object } specifications
        && specifications.GetRawText().Contains("\"value\":", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<ActivityInfo>> ActivitiesAsync(Visitor owner)
    {
        var answer = await owner.Page.Context.APIRequest.GetAsync("elsa/api/descriptors/activities");
        var all = (await answer.JsonAsync())!.Value.GetProperty("items").Deserialize<List<ActivityInfo>>(JsonSerializerOptions.Web)!;
        var shown = all.Where(a => a.IsBrowsable && (Campaign.IsLong || a.TypeName.StartsWith("WorkflowCrm.", StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(shown);
        return shown;
    }

    private sealed record ActivityInfo(string TypeName, int Version, bool IsBrowsable, IReadOnlyList<InputInfo> Inputs);

    private sealed record InputInfo(string Name, string DisplayName, string UiHint, bool IsBrowsable, JsonElement? UiSpecifications);

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}

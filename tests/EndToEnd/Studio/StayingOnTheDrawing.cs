using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>Whoever draws while his session ends or the program is away stays where he is, and his last changes are saved later.</summary>
public sealed partial class StayingOnTheDrawing(SharedHosts hosts, ChromiumBrowser browser) : IAsyncDisposable
{
    private const string First = "登录失效时写下的";
    private const string Last = "后来又改成的";

    /// <summary>Seconds. The Studio itself gives up after a hundred; the long run of the tests takes longer than that.</summary>
    private static readonly int s_away = Campaign.Of(12);

    private readonly NewDrawings _drawings = new();

    [Fact]
    public async Task When_the_session_has_ended_until_he_has_signed_in_again()
    {
        await using var owner = await Visitor.OfAsync(browser, await hosts.OnAsync(Databases.Sqlite), StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        var id = await _drawings.KeepAsync(owner, ("Elsa.WriteLine", 1));
        await studio.OpensEditorAsync(id);
        await studio.MarksAsync();

        await owner.LosesSessionAsync();
        await studio.DescribesAsync(First);
        var told = studio.Frame.GetByRole(AriaRole.Alert).Filter(new() { HasText = "登录已经失效" });
        await Assertions.Expect(told).ToBeVisibleAsync();
        await studio.DescribesAsync(Last);
        await Screenshots.TakeAsync(owner.Page, "studio-session-ended", new Sight());

        var elsewhere = await owner.Page.RunAndWaitForPopupAsync(() => told.GetByRole(AriaRole.Link).ClickAsync());
        await owner.SignInAsync(StudioWindow.SecondOwner, page: elsewhere);
        await elsewhere.WaitForURLAsync(Inside());
        for (var looks = 0; looks < 2; looks++) // somebody else's sign-in is not his: it is looked for again
            await owner.Page.WaitForResponseAsync(answer => answer.Url.Contains("/designer/definitions/", StringComparison.Ordinal) && answer.Ok);
        await Assertions.Expect(told).ToBeVisibleAsync();
        await owner.LosesSessionAsync();
        await elsewhere.GotoAsync("sign-in");
        await owner.SignInAsync(StudioWindow.Owner, page: elsewhere);

        await Assertions.Expect(told).ToBeHiddenAsync();
        await Eventually.HoldsAsync(async () => Assert.Equal(Last, await studio.KeptDescriptionAsync(id)));
        await studio.IsMarkedAsync();
    }

    [Fact]
    public async Task While_the_program_is_away_until_it_answers_again()
    {
        const string Process = "archive-access";
        await using var host = await RunningHost.StartAsync(Databases.Sqlite);
        await using var owner = await Visitor.OfAsync(browser, host, StudioWindow.Owner);
        var studio = new StudioWindow(owner);
        await studio.OpensEditorAsync(Process);
        await studio.MarksAsync();

        await host.StopAsync();
        await studio.DescribesAsync(First);
        var told = studio.Frame.GetByRole(AriaRole.Alert).Filter(new() { HasText = "暂时连不上服务器" });
        await Assertions.Expect(told).ToBeVisibleAsync();
        await studio.DescribesAsync(Last);
        await Screenshots.TakeAsync(owner.Page, "studio-away", new Sight());
        await owner.Page.WaitForTimeoutAsync(s_away * 1_000);
        await host.StartAgainAsync();

        await Assertions.Expect(told).ToBeHiddenAsync();
        await Eventually.HoldsAsync(async () => Assert.Equal(Last, await studio.KeptDescriptionAsync(Process)));
        await studio.IsMarkedAsync();
    }

    public ValueTask DisposeAsync() => _drawings.DisposeAsync();

    [GeneratedRegex("^(?!.*/sign-in)")]
    private static partial Regex Inside();
}

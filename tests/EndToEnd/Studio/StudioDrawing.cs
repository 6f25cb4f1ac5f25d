using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>A process owner who draws in the Studio's editor with the mouse, and types into its panels.</summary>
internal sealed partial class StudioDrawing(Visitor owner)
{
    private const int Settling = 1_000; // the Studio saves half a second after each stroke

    private readonly StudioWindow _window = new(owner);

    /// <summary>A window that shows most of a long process at a size that a hand can hit.</summary>
    public static Sight Wide { get; } = new(2400, 1800);

    private IPage Page => owner.Page;

    private IFrameLocator Frame => _window.Frame;

    private ILocator Canvas => Frame.Locator(".x6-graph").First;

    public async Task OpensAsync(string definitionId)
    {
        await _window.OpensEditorAsync(definitionId);
        await Assertions.Expect(Frame.Locator(".x6-node").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await SettlesAsync();
        await Frame.Locator("button.mud-icon-button:visible").First.ClickAsync(); // zoom to fit
        await SettlesAsync();
    }

    /// <summary>Drags an activity from the toolbox.</summary>
    /// <param name="across">Where it is dropped, from 0 (left) to 1 (right).</param>
    /// <param name="down">From 0 (top) to 1 (bottom).</param>
    /// <returns>The id that the Studio gave it.</returns>
    public async Task<string> DropsAsync(string category, string activity, double across, double down)
    {
        var item = Frame.Locator("[draggable=true]").GetByText(activity, new() { Exact = true });
        if (!await item.IsVisibleAsync())
            await Frame.Locator(".mud-expand-panel-header").Filter(new() { HasTextRegex = Whole(category) }).ClickAsync();
        await item.WaitForAsync();
        var before = await NodesAsync();
        var canvas = (await Canvas.BoundingBoxAsync())!;
        await item.DragToAsync(Canvas, new() { TargetPosition = new() { X = (float)(canvas.Width * across), Y = (float)(canvas.Height * down) } });
        await SettlesAsync();
        return Assert.Single(await NodesAsync(), id => !before.Contains(id));
    }

    /// <summary>Draws an arrow from an outcome to an activity.</summary>
    public async Task ConnectsAsync(string from, string outcome, string to)
    {
        await LetsGoAsync();
        var arrows = await Frame.Locator(".x6-edge").CountAsync();
        var source = (await Port(from, outcome).BoundingBoxAsync())!;
        var target = (await Port(to, "In").BoundingBoxAsync())!;
        // The outer half of a port: the inner one may lie under the frame of what is selected.
        await Page.Mouse.MoveAsync(source.X + source.Width - 3, source.Y + (source.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(source.X + 30, source.Y + 30, new() { Steps = 4 });
        await Page.Mouse.MoveAsync(target.X + 3, target.Y + (target.Height / 2), new() { Steps = 10 });
        await Page.Mouse.UpAsync();
        await Assertions.Expect(Frame.Locator(".x6-edge")).ToHaveCountAsync(arrows + 1);
        await SettlesAsync();
    }

    /// <summary>Clicks the arrow that leaves an outcome, and deletes it.</summary>
    public async Task RemovesArrowAsync(string from, string outcome)
    {
        await LetsGoAsync();
        var arrows = await Frame.Locator(".x6-edge").CountAsync();
        var node = Numbers(await Frame.Locator($"g[data-cell-id='{from}']").GetAttributeAsync("transform"));
        var port = Numbers(await Frame.Locator($"g[data-cell-id='{from}'] .x6-port:has([port='{outcome}'])").GetAttributeAsync("transform"));
        var start = string.Create(CultureInfo.InvariantCulture, $"M {node[0] + port[4]} {node[1] + port[5]} ");
        await ClicksOnAsync(
            """
            start => {
              for (const line of document.querySelectorAll('.x6-edge path[stroke-width="10"]')) {
                if (!line.getAttribute('d').startsWith(start)) continue;
                for (let part = 0.05; part < 1; part += 0.02) {
                  const p = line.getPointAtLength(line.getTotalLength() * part).matrixTransform(line.getScreenCTM());
                  if (document.elementFromPoint(p.x, p.y) === line) return [p.x, p.y];
                }
              }
              return null;
            }
            """,
            start);
        await Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(Frame.Locator(".x6-edge")).ToHaveCountAsync(arrows - 1);
        await SettlesAsync();
    }

    /// <summary>Clicks an activity where no arrow crosses it.</summary>
    public async Task SelectsAsync(string id)
    {
        await ClicksOnAsync(
            """
            id => {
              const node = document.querySelector(`g[data-cell-id="${id}"]`);
              const box = node.querySelector('foreignObject').getBoundingClientRect();
              for (let y = 4; y < box.height - 3; y += 3)
                for (let x = 8; x < box.width - 8; x += 5)
                  if (node.contains(document.elementFromPoint(box.x + x, box.y + y))) return [box.x + x, box.y + y];
              return null;
            }
            """,
            id);
        await SettlesAsync();
    }

    /// <summary>Chooses from the list of an input of the selected activity.</summary>
    public async Task ChoosesAsync(string input, string option)
    {
        await Frame.GetByText(input, new() { Exact = true }).First.Locator("xpath=ancestor::*[contains(@class,'mud-input-control')][1]").ClickAsync();
        await Frame.Locator(".mud-popover-open [class*='list-item']").Filter(new() { HasTextRegex = Whole(option) }).First.ClickAsync();
        await SettlesAsync();
    }

    /// <summary>Writes the only input of the selected activity as a script.</summary>
    public async Task WritesScriptAsync(string script)
    {
        var editor = Frame.Locator(".monaco-editor:visible").Last;
        if (!await editor.IsVisibleAsync())
        {
            await Frame.Locator(".mud-menu-icon-button-activator:visible").Last.ClickAsync();
            await Frame.Locator(".mud-popover-open").GetByText("JavaScript").First.ClickAsync();
        }

        await editor.ClickAsync(new() { Timeout = 60_000 });
        await Page.RunAndWaitForResponseAsync(
            async () =>
            {
                await Page.Keyboard.PressAsync("Control+A");
                await Page.Keyboard.InsertTextAsync(script);
            },
            response => StudioWindow.IsSave(response.Request) && Regex.Unescape(response.Request.PostData!).Contains(script, StringComparison.Ordinal));
        await SettlesAsync();
    }

    /// <summary>Presses the button that publishes, and waits for what the Studio is told.</summary>
    public async Task<IResponse> PublishesAsync()
    {
        await LetsGoAsync();
        return await Page.RunAndWaitForResponseAsync(
            () => Frame.Locator("button.mud-icon-button.mud-primary-text:visible").First.ClickAsync(),
            response => StudioWindow.IsSave(response.Request) && response.Request.PostData!.Contains("\"publish\":true", StringComparison.Ordinal));
    }

    /// <summary>The Studio's window says this.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Frame.Locator("body").First).ToContainTextAsync(text);

    private ILocator Port(string node, string name) => Frame.Locator($"g[data-cell-id='{node}'] [port='{name}'] .elsa-designer-port-hit-area");

    private async Task<IReadOnlyList<string>> NodesAsync() =>
        await Frame.Locator(".x6-node").EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.getAttribute('data-cell-id'))");

    /// <summary>A click where nothing is: what was selected is selected no more.</summary>
    private async Task LetsGoAsync()
    {
        var canvas = (await Canvas.BoundingBoxAsync())!;
        await Page.Mouse.ClickAsync(canvas.X + canvas.Width - 100, canvas.Y + canvas.Height - 200);
        await SettlesAsync();
    }

    private async Task ClicksOnAsync(string where, string argument)
    {
        var inFrame = Page.Frames.Single(frame => frame.Url.Contains("/designer/", StringComparison.Ordinal));
        var point = await inFrame.EvaluateAsync<double[]?>(where, argument);
        Assert.True(point is not null, $"{argument} lies under something else.");
        var box = (await Page.Locator("iframe.studio-frame").BoundingBoxAsync())!;
        await Page.Mouse.ClickAsync((float)point[0] + box.X, (float)point[1] + box.Y);
        await SettlesAsync();
    }

    // Nothing on the page says when the Studio has taken a stroke in.
    private Task SettlesAsync() => Page.WaitForTimeoutAsync(Settling);

    private static Regex Whole(string text) => new($"^\\s*{Regex.Escape(text)}\\s*$");

    private static double[] Numbers(string? transform) => [.. Number().Matches(transform!).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}

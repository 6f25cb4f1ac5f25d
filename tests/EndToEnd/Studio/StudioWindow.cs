using System.Text.Json;
using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Browser;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Studio;

/// <summary>A process owner before the Studio. The methods are what he does.</summary>
/// <param name="page">The window; the visitor's first one when not given.</param>
internal sealed class StudioWindow(Visitor owner, IPage? page = null)
{
    private static readonly Lazy<HashSet<string>> s_english = new(() =>
        [.. JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(HostFiles.Repository, "designer", "Translation", "studio.en.json")))!]);

    private const int HeightOfDrawing = 700;

    /// <summary>A process owner of the demo company.</summary>
    public const string Owner = "su.wenjing";

    /// <summary>Another one.</summary>
    public const string SecondOwner = "dong.jiaqi";

    private const string Mark = "data-mark-of-a-test";

    public IPage Page => page ?? owner.Page;

    /// <summary>The Studio's own document.</summary>
    public IFrameLocator Frame => Page.FrameLocator("iframe.studio-frame");

    public ILocator Nodes => Frame.Locator(".elsa-activity");

    /// <summary>Of a list.</summary>
    public ILocator Rows => Frame.Locator("elsa-workflow-definition-list tbody tr, elsa-workflow-instance-list tbody tr");

    /// <summary>A link of our own above the Studio.</summary>
    public ILocator Tab(string name) => Page.Locator("nav.studio-tabs").GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>The list asks twice: for what it shows, and then for what of it is published. After that it asks for nothing of its own accord.</summary>
    public async Task OpensListAsync()
    {
        await Page.RunAndWaitForResponseAsync(
            () => Page.GotoAsync("workflows/definitions"),
            answer => answer.Url.Contains("/workflow-definitions?versionOptions=Published", StringComparison.Ordinal),
            new() { Timeout = 90_000 });
        await Assertions.Expect(Frame.Locator("tbody tr").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
    }

    public async Task OpensEditorAsync(string definitionId)
    {
        await Page.GotoAsync($"workflows/definitions/{definitionId}/edit");
        await Assertions.Expect(Nodes.First).ToBeVisibleAsync(new() { Timeout = 90_000 });
    }

    /// <summary>Writes the description of the process that is open, and stays in the field.</summary>
    public async Task WritesDescriptionAsync(string words)
    {
        await Frame.GetByLabel("说明").First.ClickAsync(); // where the mouse was before, a list that is shown later would say its tips
        await Frame.GetByLabel("说明").First.FillAsync(words);
    }

    /// <summary>Writes the description of the process that is open, and leaves the field.</summary>
    public async Task DescribesAsync(string words)
    {
        await WritesDescriptionAsync(words);
        await Page.Keyboard.PressAsync("Tab");
    }

    /// <summary>A process as the program has it.</summary>
    public async Task<JsonElement> KeptAsync(string id) =>
        (await (await Page.Context.APIRequest.GetAsync($"elsa/api/workflow-definitions/by-definition-id/{id}?versionOptions=Latest")).JsonAsync())!.Value;

    public async Task<string?> KeptDescriptionAsync(string id) =>
        (await KeptAsync(id)).TryGetProperty("description", out var description) ? description.GetString() : null;

    public static bool IsSave(IRequest request) =>
        request.Method == "POST" && request.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) && request.PostData is not null;

    /// <summary>Marks the Studio's document, to know it again.</summary>
    public Task MarksAsync() => Frame.Locator("html").EvaluateAsync($"html => html.setAttribute('{Mark}', '')");

    /// <summary>It is the document that was marked: the Studio has not been started anew.</summary>
    public Task IsMarkedAsync() => Assertions.Expect(Frame.Locator("html")).ToHaveAttributeAsync(Mark, "");

    public Task IsNotMarkedAsync() => Assertions.Expect(Frame.Locator("html")).Not.ToHaveAttributeAsync(Mark, "");

    /// <summary>Where the inputs of the selected activity are.</summary>
    public ILocator Properties => Frame.Locator(".rz-splitter-vertical > .rz-splitter-pane").Last;

    /// <summary>Gives the inputs more room and shows the whole drawing in what is left.</summary>
    public async Task FitsAsync()
    {
        var bar = (await Frame.Locator(".rz-splitter-vertical > .rz-splitter-bar").First.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(bar.X + (bar.Width / 4), bar.Y + (bar.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(bar.X + (bar.Width / 4), HeightOfDrawing, new() { Steps = 5 });
        await Page.Mouse.UpAsync();
        await Frame.Locator("button.mud-icon-button:visible").Filter(new() { HasNotTextRegex = new System.Text.RegularExpressions.Regex(".") }).First.ClickAsync();
        await Page.WaitForTimeoutAsync(500);
    }

    /// <summary>Opens the inputs of a node by its id.</summary>
    public async Task SelectsAsync(string id)
    {
        var node = Frame.Locator($"#activity-{id}");
        await node.ClickAsync(new() { Force = true });
        // The panel is filled when the Studio has found the node; nothing on the page says when.
        await Page.WaitForTimeoutAsync(500);
    }

    /// <summary>Whether the inputs of the selected node are all in sight, without scrolling.</summary>
    public Task<bool> ShowsAllInputsAsync() =>
        Properties.Locator(".mud-tabs-panels").First.EvaluateAsync<bool>("panels => [...panels.querySelectorAll('[style*=overflow-y]')].every(e => e.scrollHeight <= e.clientHeight)");

    /// <summary>Opens the list of choices of an input.</summary>
    /// <returns>What it offers.</returns>
    public async Task<IReadOnlyList<string>> OffersAsync(string input)
    {
        await Properties.GetByText(input, new() { Exact = true }).First.Locator("xpath=ancestor::*[contains(@class,'mud-select')][1]").Locator(".mud-input-slot").First.ClickAsync();
        var items = Frame.Locator(".mud-popover-open [role=option]");
        await items.First.WaitForAsync();
        return await items.AllInnerTextsAsync();
    }

    /// <summary>Closes the list that is open, and chooses nothing.</summary>
    public async Task ClosesListAsync()
    {
        await Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Frame.Locator(".mud-popover-open [role=option]:visible")).ToHaveCountAsync(0);
    }

    /// <summary>Words of the Studio that are still English; what people typed and named does not count.</summary>
    public async Task<IReadOnlyList<string>> EnglishLeftAsync()
    {
        var texts = await Frame.Locator("html > body").EvaluateAsync<string[]>("""
            body => {
              const out = [];
              const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const around = walker.currentNode.parentElement;
                if (around?.checkVisibility() && !around.closest('.monaco-editor, .activity-label, script, style')) out.push(walker.currentNode.data.trim());
              }
              for (const name of ['placeholder', 'title', 'aria-label'])
                for (const element of body.querySelectorAll(`[${name}]`)) if (!element.closest('.monaco-editor')) out.push(element.getAttribute(name).trim());
              for (const field of body.querySelectorAll('.mud-select input[readonly]')) out.push(field.value);
              return out;
            }
            """);
        return [.. texts.Where(text => text != "ID" && s_english.Value.Contains(text)).Distinct()];
    }
}

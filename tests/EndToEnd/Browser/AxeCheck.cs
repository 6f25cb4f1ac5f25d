using System.Text.Json;
using Microsoft.Playwright;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Browser;

/// <summary>axe-core, run inside the page from the file that npm has fetched.</summary>
internal static class AxeCheck
{
    private static readonly Lazy<string> s_script = new(() =>
    {
        var file = Path.Combine(HostFiles.Repository, "tests", "EndToEnd", "node_modules", "axe-core", "axe.min.js");
        return File.Exists(file)
            ? File.ReadAllText(file)
            : throw new InvalidOperationException("axe-core is missing: run the tests with `bash tests/run.sh`, or `npm ci` in tests/EndToEnd.");
    });

    /// <summary>What keeps people from using the page, one line each: rule, why, and where. The watermark is left out: it is decoration, faint on purpose.</summary>
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        await page.EvaluateAsync(s_script.Value);
        var json = await page.EvaluateAsync<string>(
            "async () => JSON.stringify((await axe.run({ exclude: ['.watermark'] }, { resultTypes: ['violations'] })).violations.map(v => "
            + "({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')) })))");
        return
        [
            .. JsonDocument.Parse(json).RootElement.EnumerateArray()
                .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(v => $"{v.GetProperty("id").GetString()} ({v.GetProperty("help").GetString()}): "
                    + string.Join("; ", v.GetProperty("nodes").EnumerateArray().Take(5).Select(n => n.GetString()))),
        ];
    }
}

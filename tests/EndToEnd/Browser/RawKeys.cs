using System.Text.Json;
using System.Text.RegularExpressions;
using WorkflowCrm.EndToEnd.Tests.Running;

namespace WorkflowCrm.EndToEnd.Tests.Browser;

/// <summary>Finds keys of texts that reached the reader instead of the text.</summary>
internal static partial class RawKeys
{
    private static readonly Lazy<HashSet<string>> s_keys = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(HostFiles.Project, "Texts", "zh-CN"), "*.json")
            .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateObject().Select(p => p.Name)),
    ]);

    public static IEnumerable<string> In(string text) =>
        Dotted().Matches(text).Select(m => m.Value).Where(s_keys.Value.Contains).Distinct();

    [GeneratedRegex(@"[A-Za-z][\w-]*(\.[\w-]+)+")]
    private static partial Regex Dotted();
}

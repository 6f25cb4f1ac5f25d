using System.Text.Json;
using System.Text.RegularExpressions;
using WorkflowCrm.Designer.Hosting.Scripts;

namespace WorkflowCrm.Host.Tests.Designer.Hosting;

/// <summary>Every text of Elsa Studio is said in Chinese.</summary>
public sealed partial class TranslationTests
{
    private static readonly string[] s_sameInChinese = ["ID", "JSON"];

    private readonly OwnFiles _files = new();

    private string[] English => JsonSerializer.Deserialize<string[]>(_files.Find("studio.en.json")!)!;

    private Dictionary<string, string> Chinese => JsonSerializer.Deserialize<Dictionary<string, string>>(_files.Find("studio.zh-CN.json")!)!;

    [Fact]
    public void Every_text_has_a_translation_and_every_translation_a_text()
    {
        Assert.True(English.Length > 450);
        Assert.Empty(English.Except(Chinese.Keys));
        Assert.Empty(Chinese.Keys.Except(English));
    }

    [Fact]
    public void Every_translation_is_Chinese() =>
        Assert.All(Chinese.Where(t => !s_sameInChinese.Contains(t.Value)), text => Assert.Matches(Han(), text.Value));

    [Fact]
    public void Every_translation_keeps_the_places_for_values() =>
        Assert.All(Chinese, text => Assert.Equal(Places(text.Key), Places(text.Value)));

    [Fact]
    public void No_translation_begins_or_ends_with_a_blank() => Assert.All(Chinese.Values, text => Assert.Equal(text.Trim(), text));

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}

using System.Text.Json;
using WorkflowCrm.Designer.ActivityDescriptors;

namespace WorkflowCrm.Designer.Tests.ActivityDescriptors;

/// <summary>The texts that the program has.</summary>
internal sealed class FileTexts : IActivityTexts
{
    private readonly Dictionary<string, Dictionary<string, string>> _texts = new[] { "zh-CN", "en" }.ToDictionary(
        language => language,
        language => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workflows", "texts", $"activities.{language}.json")))!);

    public string? Find(string language, string key) => _texts[language].GetValueOrDefault(key);
}

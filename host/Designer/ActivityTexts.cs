using System.Text.Json;
using WorkflowCrm.Designer.ActivityDescriptors;

namespace WorkflowCrm.Host.Designer;

/// <summary>The activities' texts of <c>workflows/texts/</c>.</summary>
internal sealed class ActivityTexts : IActivityTexts
{
    private readonly Dictionary<string, Dictionary<string, string>> _byLanguage;

    public ActivityTexts()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "workflows", "texts");
        _byLanguage = new[] { Texts.Chinese, Texts.English }.ToDictionary(
            language => language,
            language => JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(folder, $"activities.{language}.json")))!);
    }

    public string? Find(string language, string key) => _byLanguage[language].GetValueOrDefault(key);
}

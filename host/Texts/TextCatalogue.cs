using System.Reflection;
using System.Text.Json;

namespace WorkflowCrm.Host;

/// <summary>All texts of all languages, read once from the files that are embedded in the program.</summary>
public sealed class TextCatalogue
{
    private const string Prefix = "texts/";
    private readonly Dictionary<string, Dictionary<string, string>> _byLanguage = new(StringComparer.Ordinal);

    public TextCatalogue()
    {
        var assembly = typeof(TextCatalogue).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
            Add(assembly, resource);
    }

    public string? Find(string language, string key) =>
        _byLanguage.TryGetValue(language, out var texts) && texts.TryGetValue(key, out var text) ? text : null;

    public IReadOnlyDictionary<string, string> Of(string language) => _byLanguage[language];

    /// <exception cref="InvalidOperationException">Two files give the same key.</exception>
    private void Add(Assembly assembly, string resource)
    {
        var language = resource[Prefix.Length..resource.LastIndexOf('/')];
        using var stream = assembly.GetManifestResourceStream(resource)!;
        if (!_byLanguage.TryGetValue(language, out var texts))
            _byLanguage[language] = texts = new(StringComparer.Ordinal);
        foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!)
        {
            if (!texts.TryAdd(key, text))
                throw new InvalidOperationException($"The text '{key}' stands twice in {language} (again in {resource}).");
        }
    }
}

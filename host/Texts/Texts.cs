using System.Globalization;
using System.Text;

namespace WorkflowCrm.Host;

/// <summary>
/// The texts that people read on pages and in answers, by key and language. They live in <c>host/Texts/{language}/*.json</c>,
/// flat objects from key to text with <c>{name}</c> placeholders; a test compares the languages.
/// </summary>
/// <param name="catalogue">All texts.</param>
/// <param name="strict">True in Development: a missing key or argument throws; elsewhere the key stands in.</param>
public sealed class Texts(TextCatalogue catalogue, bool strict)
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    /// <summary>The languages that every text exists in, the default first.</summary>
    public static IReadOnlyList<string> Languages { get; } = [Chinese, English];

    /// <summary>The language of the running request: one of <see cref="Languages"/>.</summary>
    public static string CurrentLanguage =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English ? English : Chinese;

    /// <summary>The text in the language of the running request.</summary>
    public string this[string key] => Get(key);

    /// <summary>The text in the language of the running request, its placeholders filled.</summary>
    public string Get(string key, params (string Name, string Value)[] args) => In(CurrentLanguage, key, args);

    public string In(string language, string key, params (string Name, string Value)[] args)
    {
        if (catalogue.Find(language, key) is not { } text)
            return strict ? throw new InvalidOperationException($"There is no text '{key}' in {language}.") : key;
        return text.Contains('{', StringComparison.Ordinal) ? Fill(key, text, args) : text;
    }

    public bool Has(string key) => catalogue.Find(CurrentLanguage, key) is not null;

    private string Fill(string key, string text, (string Name, string Value)[] args)
    {
        var filled = new StringBuilder(text.Length + 32);
        var from = 0;
        while (text.IndexOf('{', from) is var open and >= 0 && text.IndexOf('}', open) is var close and >= 0)
        {
            filled.Append(text, from, open - from).Append(Argument(key, text[(open + 1)..close], args));
            from = close + 1;
        }
        return filled.Append(text, from, text.Length - from).ToString();
    }

    private string Argument(string key, string name, (string Name, string Value)[] args)
    {
        foreach (var arg in args)
        {
            if (arg.Name == name)
                return arg.Value;
        }
        return strict ? throw new InvalidOperationException($"The text '{key}' needs the argument '{name}'.") : "";
    }
}

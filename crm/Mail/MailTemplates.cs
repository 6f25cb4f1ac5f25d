using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace WorkflowCrm.Crm.Mail;

/// <summary>
/// The mail templates, compiled once. Every template has both languages and uses only placeholders that its mail fills;
/// otherwise loading fails and names it. The form of the files is told in <c>_layout.hbs</c>.
/// </summary>
public sealed class MailTemplates : IMailTemplates
{
    private const string LayoutKey = "_layout";
    private const string WordsKey = "_words";
    private readonly Dictionary<string, CompiledMail> _mails = new(StringComparer.Ordinal);
    private readonly CompiledLayout _layout;
    private readonly MailWords _words;

    /// <param name="texts">File name without <c>.hbs</c> to content: one file a key, and <c>_layout</c> and <c>_words</c>.</param>
    /// <exception cref="FormatException">A file is missing, lacks a language or uses a placeholder that nothing fills.</exception>
    public MailTemplates(IReadOnlyDictionary<string, string> texts)
    {
        var text = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, NoEscape = true });
        var html = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true });
        _words = new MailWords(Needed(texts, WordsKey));
        _layout = new CompiledLayout(text, html, Needed(texts, LayoutKey));
        foreach (var (key, content) in texts.Where(t => !t.Key.StartsWith('_')))
        {
            try
            {
                _mails[key] = new CompiledMail(text, html, new MailTemplateText(key, content));
                Try(key);
            }
            catch (Exception problem) when (problem is HandlebarsException or HandlebarsUndefinedBindingException)
            {
                throw new FormatException($"The mail template {key} does not fit its mail: {problem.Message}", problem);
            }
        }
    }

    public IReadOnlyCollection<string> Keys => _mails.Keys;

    public bool Exists(string key) => _mails.ContainsKey(key);

    /// <inheritdoc/>
    public RenderedMail Render(string key, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en) =>
        _mails.TryGetValue(key, out var mail)
            ? _layout.Render(mail, MailLanguage.IsChinese(language), Words(zh, MailLanguage.Chinese), Words(en, MailLanguage.English))
            : throw new ArgumentException($"There is no mail template {key}.", nameof(key));

    /// <summary>True when the word list has the word.</summary>
    public bool Knows(MailWord word) => _words.Has(word);

    private Dictionary<string, object?> Words(IReadOnlyDictionary<string, object?> facts, string language)
    {
        var words = facts.ToDictionary(f => f.Key, f => (object?)_words.Say(f.Value, language));
        foreach (var common in MailPlaceholders.Common)
            words.TryAdd(common, "");
        return words;
    }

    /// <summary>Renders with everything filled and with everything empty, so that a wrong placeholder shows now and not at the first mail.</summary>
    private void Try(string key)
    {
        if (MailPlaceholders.Of(key) is not { } names)
            return;
        foreach (var sample in new[] { MailPlaceholders.Filled(names), MailPlaceholders.Empty(names) })
            Render(key, MailLanguage.Chinese, sample, sample);
    }

    private static MailTemplateText Needed(IReadOnlyDictionary<string, string> texts, string key) =>
        texts.TryGetValue(key, out var content)
            ? new MailTemplateText(key, content)
            : throw new FormatException($"The mail templates lack the file {key}.hbs.");
}

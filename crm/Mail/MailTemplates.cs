using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;
using WorkflowCrm.Crm.Mail.Templates;

namespace WorkflowCrm.Crm.Mail;

/// <summary>
/// The mail templates that come with the program, compiled once. Every template has both languages and uses only placeholders that its
/// mail fills; otherwise loading fails and names it. The form of the files is told in <c>_layout.hbs</c>.
/// </summary>
public sealed class MailTemplates : IMailTemplates
{
    private const string LayoutKey = "_layout";
    private const string WordsKey = "_words";
    private const string PlainKey = "_plain";
    private readonly IHandlebars _text = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, NoEscape = true });
    private readonly IHandlebars _html = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true });
    private readonly Dictionary<string, CompiledMail> _mails = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MailTemplateContent> _contents = new(StringComparer.Ordinal);
    private readonly CompiledLayout _layout;
    private readonly MailWords _words;

    /// <param name="texts">File name without <c>.hbs</c> to content: one file a key, and <c>_layout</c>, <c>_words</c> and <c>_plain</c>.</param>
    /// <exception cref="FormatException">A file is missing, lacks a language or uses a placeholder that nothing fills.</exception>
    public MailTemplates(IReadOnlyDictionary<string, string> texts)
    {
        _words = new MailWords(Needed(texts, WordsKey));
        _layout = new CompiledLayout(_text, _html, Needed(texts, LayoutKey));
        Plain = Compile(MailTemplateContent.Of(Needed(texts, PlainKey)));
        foreach (var (key, content) in texts.Where(t => !t.Key.StartsWith('_')))
        {
            try
            {
                _contents[key] = MailTemplateContent.Of(new MailTemplateText(key, content));
                _mails[key] = Compile(_contents[key]);
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

    /// <summary>What the program ships under the key; null when that is nothing.</summary>
    public MailTemplateContent? ContentOf(string key) => _contents.GetValueOrDefault(key);

    /// <summary>Names the request and nothing else; goes out where a template of the company's own cannot be used.</summary>
    internal CompiledMail Plain { get; }

    /// <inheritdoc cref="IMailTemplates.RenderAsync"/>
    public RenderedMail Render(string key, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en) =>
        _mails.TryGetValue(key, out var mail)
            ? Render(mail, language, Words(zh, MailLanguage.Chinese, MailPlaceholders.Common), Words(en, MailLanguage.English, MailPlaceholders.Common))
            : throw new ArgumentException($"There is no mail template {key}.", nameof(key));

    public ValueTask<RenderedMail> RenderAsync(
        string key, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Render(key, language, zh, en));

    /// <summary>True when the word list has the word.</summary>
    public bool Knows(MailWord word) => _words.Has(word);

    /// <exception cref="HandlebarsException">It cannot be read.</exception>
    internal CompiledMail Compile(MailTemplateContent content) => new(_text, _html, content);

    /// <summary>The placeholders that the shipped text of a template has; none when it is not shipped.</summary>
    internal IReadOnlyCollection<string> NamesOf(string key) => _mails.TryGetValue(key, out var mail) ? mail.Names : [];

    /// <summary>A mail with what it lacks left empty.</summary>
    /// <param name="needed">Placeholders that must be filled all the same: what the mail is sent for.</param>
    internal RenderedMail RenderLeniently(
        CompiledMail mail, string language, IReadOnlyDictionary<string, object?> zh, IReadOnlyDictionary<string, object?> en, IReadOnlyCollection<string> needed)
    {
        string[] optional = [.. mail.Names.Except(needed)];
        return Render(mail, language, Words(zh, MailLanguage.Chinese, optional), Words(en, MailLanguage.English, optional));
    }

    internal RenderedMail Render(CompiledMail mail, string language, Dictionary<string, object?> zh, Dictionary<string, object?> en) =>
        _layout.Render(mail, MailLanguage.IsChinese(language), zh, en);

    /// <summary>The facts in words of a language.</summary>
    /// <param name="optional">Placeholders that stay empty where there is no such fact.</param>
    internal Dictionary<string, object?> Words(IReadOnlyDictionary<string, object?> facts, string language, IEnumerable<string> optional)
    {
        var words = facts.ToDictionary(f => f.Key, f => (object?)_words.Say(f.Value, language));
        foreach (var name in optional.Concat(MailPlaceholders.Common))
            words.TryAdd(name, "");
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

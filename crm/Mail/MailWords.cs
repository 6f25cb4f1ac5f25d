using System.Globalization;
using WorkflowCrm.Crm.Calendar;

namespace WorkflowCrm.Crm.Mail;

/// <summary>Puts the values behind placeholders into words of a language: instants, durations, and the codes of the word list <c>_words.hbs</c>.</summary>
internal sealed class MailWords
{
    private readonly MailTemplateText _list;

    /// <exception cref="FormatException">A word has no text in one of the languages.</exception>
    public MailWords(MailTemplateText list)
    {
        _list = list;
        foreach (var name in list.Front.Keys)
        {
            var stem = name[..^3];
            if (!list.Front.ContainsKey(stem + "-zh") || !list.Front.ContainsKey(stem + "-en"))
                throw new FormatException($"The word \"{name}\" of {list.Key} lacks a language: write {stem}-zh and {stem}-en.");
        }
    }

    public bool Has(MailWord word) => _list.Front.ContainsKey(word.Key + "-zh");

    /// <summary>What a template prints; an empty string, which is "no" to <c>#if</c>, for nothing.</summary>
    public object Say(object? value, string language) => value switch
    {
        null => "",
        DateTimeOffset at => Instant(at, language),
        DateOnly day => Day(day, language),
        WorkingDuration duration => Duration(duration, language),
        IReadOnlyList<WorkingDuration> parts => string.Join(' ', parts.Select(p => Duration(p, language))),
        MailWord word => Word(word.Key, language) ?? "",
        IEnumerable<Dictionary<string, object?>> rows => rows.Select(row => row.ToDictionary(field => field.Key, field => (object?)Say(field.Value, language))).ToList(),
        decimal number => number.ToString("#,##0.00", CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string Instant(DateTimeOffset at, string language) =>
        $"{Day(DateOnly.FromDateTime(at.DateTime), language)} {at.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    private static string Day(DateOnly day, string language) => day.ToString("D", CultureInfo.GetCultureInfo(MailLanguage.IsChinese(language) ? "zh-CN" : "en-GB"));

    private string Duration(WorkingDuration duration, string language)
    {
        var unit = duration.ToString().TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var one = duration.Amount == 1 ? Word($"unit.{unit}.one", language) : null;
        return (one ?? Word($"unit.{unit}", language) ?? duration.ToString())
            .Replace("{n}", duration.Amount.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private string? Word(string key, string language) =>
        _list.Front.GetValueOrDefault(key + (MailLanguage.IsChinese(language) ? "-zh" : "-en"));
}

using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Approvals;

namespace WorkflowCrm.Crm.Processes;

/// <summary>
/// Says in a reader's language what was put into words when it was stored: the title of a request and the facts of a task.
/// What a person typed stays as it was typed.
/// </summary>
public static partial class ProcessWording
{
    private const string BetweenChoices = " · ";

    /// <summary>The title, its template's words translated, the values in it as they are. A title that does not fit the template is left alone.</summary>
    public static string TitleIn(this ProcessDescription process, string language, string title)
    {
        var translated = process.In(language, process.TitleTemplate);
        if (translated == process.TitleTemplate)
            return title;
        var pattern = Placeholder().Replace(Regex.Escape(process.TitleTemplate).Replace(@"\{\{", "{{", StringComparison.Ordinal), "(?<f_$1>.*)");
        var match = Regex.Match(title, $"^{pattern}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromMilliseconds(100));
        return match.Success
            ? Placeholder().Replace(translated, field => match.Groups[$"f_{field.Groups[1].Value}"].Value)
            : title;
    }

    /// <summary>The fact with its label, and the choices in its value, translated.</summary>
    public static TaskFact FactIn(this ProcessDescription process, string language, TaskFact fact)
    {
        var field = process.Fields.FirstOrDefault(f => f.Label == fact.Label);
        var value = field?.Type is FieldType.Choice or FieldType.Choices
            ? string.Join(BetweenChoices, fact.Value.Split(BetweenChoices).Select(choice => process.In(language, choice)))
            : fact.Value;
        return new TaskFact(process.In(language, fact.Label), value);
    }

    /// <summary>The day that a fact of a task holds, stored as in <c>2026-12-09</c>; null when it is about something else.</summary>
    public static DateOnly? DayOf(this ProcessDescription process, TaskFact fact) =>
        process.Fields.Any(f => f.Label == fact.Label && f.Type == FieldType.Date)
        && DateOnly.TryParseExact(fact.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex Placeholder();
}

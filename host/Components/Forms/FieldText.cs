using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Components.Forms;

/// <summary>Shows what a field was filled with as a person reads it.</summary>
public sealed class FieldText(Texts texts, Say say)
{
    /// <summary>Empty when nothing was filled in. A customer is shown by his number; the page adds the name.</summary>
    public string Of(ProcessDescription process, FormField field, JsonObject values)
    {
        var shown = FormInput.Shown(field, values);
        return field.Type switch
        {
            FieldType.Checkbox => texts[shown is ["true"] ? "word.yes" : "word.no"],
            FieldType.Choice or FieldType.Choices => string.Join(texts["word.list-separator"], shown.Select(v => Option(process, field, v))),
            _ when shown.Count == 0 || shown[0].Length == 0 => "",
            FieldType.Date when DateOnly.TryParseExact(shown[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => say.Time.Day(date),
            FieldType.Amount when decimal.TryParse(shown[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) => say.Yuan(amount),
            FieldType.Person => say.NameAndTitle(shown[0]),
            FieldType.Department => say.Department(shown[0]),
            _ => shown[0],
        };
    }

    private static string Option(ProcessDescription process, FormField field, string value) =>
        field.Options.FirstOrDefault(o => o.Value == value) is { } option ? process.In(Texts.CurrentLanguage, option.Label) : value;
}

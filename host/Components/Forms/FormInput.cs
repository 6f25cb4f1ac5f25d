using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Components.Forms;

/// <summary>
/// Turns what a browser sent into the values of a form and back. What cannot be read as its type is passed on as the text
/// that it is: the use case says what is wrong with it, and the page shows it again as it was typed.
/// </summary>
public static class FormInput
{
    /// <summary>Fields of a process's form are named <c>f.{name}</c>, so that they never meet the page's own.</summary>
    public static string NameOf(FormField field) => $"f.{field.Name}";

    public static JsonObject Read(IEnumerable<FormField> fields, IFormCollection form)
    {
        var values = new JsonObject();
        foreach (var field in fields)
        {
            if (Value(field, form[NameOf(field)]) is { } value)
                values[field.Name] = value;
        }
        return values;
    }

    /// <summary>The value as a browser's input shows it; several for <see cref="FieldType.Choices"/>.</summary>
    public static IReadOnlyList<string> Shown(FormField field, JsonObject values) => values[field.Name] switch
    {
        null => [],
        JsonArray array => [.. array.Select(Text)],
        var one => [Text(one)],
    };

    private static JsonNode? Value(FormField field, Microsoft.Extensions.Primitives.StringValues sent)
    {
        var text = sent.ToString().ReplaceLineEndings("\n").Trim();
        return field.Type switch
        {
            FieldType.Checkbox => sent.Count > 0 && sent[^1] is "true" or "on",
            FieldType.Choices => sent.Count == 0 ? null : new JsonArray([.. sent.OfType<string>().Where(v => v.Length > 0).Select(v => (JsonNode)v)]),
            _ when text.Length == 0 => null,
            FieldType.Number or FieldType.Amount => Number(text),
            _ => text,
        };
    }

    /// <summary>With or without thousands separators, also full-width ones and digits as Chinese input methods write them.</summary>
    private static JsonNode Number(string text)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : text;
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "true" : "false",
        JsonValue value when value.TryGetValue<decimal>(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => node.ToJsonString(),
    };
}

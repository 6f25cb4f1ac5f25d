using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals.Forms;

/// <summary>Reads single fields, whether a page sent them as text or the API as typed JSON; looks nothing up.</summary>
internal static class FieldReader
{
    public static FieldReading Read(FormField field, JsonNode? node) => field.Type switch
    {
        FieldType.Text => Text(node, PlainText.Line),
        FieldType.Multiline => Text(node, PlainText.Lines),
        FieldType.Date => Date(node),
        FieldType.Number => Number(node, _ => true),
        FieldType.Amount => Number(node, amount => amount >= 0 && decimal.Round(amount, 2) == amount),
        FieldType.Checkbox => Checkbox(node),
        FieldType.Choice => Choice(field, node),
        FieldType.Choices => Choices(field, node),
        FieldType.Customer or FieldType.Person or FieldType.Department => Text(node, PlainText.Line),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "A field type that nobody reads."),
    };

    private static FieldReading Text(JsonNode? node, Func<string?, string> clean)
    {
        if (node is null)
            return FieldReading.Empty;
        if (Scalar(node) is not { } text)
            return FieldReading.Wrong("not-text");
        return clean(text) is { Length: > 0 } value ? new(JsonValue.Create(value)) : FieldReading.Empty;
    }

    private static FieldReading Date(JsonNode? node)
    {
        var read = Text(node, PlainText.Line);
        if (read.Value is not { } value)
            return read.Problem is null ? read : FieldReading.Wrong("not-a-date");
        return FieldDate.TryParse(value.GetValue<string>(), out _) ? read : FieldReading.Wrong("not-a-date");
    }

    private static FieldReading Number(JsonNode? node, Func<decimal, bool> fits)
    {
        var read = Text(node, PlainText.Line);
        if (read.Value is not { } value)
            return read.Problem is null ? read : FieldReading.Wrong("not-a-number");
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var isNumber = decimal.TryParse(value.GetValue<string>(), Styles, CultureInfo.InvariantCulture, out var number);
        return isNumber && fits(number) ? new(JsonValue.Create(number)) : FieldReading.Wrong("not-a-number");
    }

    private static FieldReading Checkbox(JsonNode? node) => node is null ? FieldReading.Empty : Scalar(node)?.Trim().ToLowerInvariant() switch
    {
        "true" or "on" => new(JsonValue.Create(true)),
        "false" or "off" => new(JsonValue.Create(false)),
        "" => FieldReading.Empty,
        _ => FieldReading.Wrong("not-a-choice"),
    };

    private static FieldReading Choice(FormField field, JsonNode? node)
    {
        var read = Text(node, PlainText.Line);
        if (read.Value is not { } value)
            return read.Problem is null ? read : FieldReading.Wrong("not-a-choice");
        return field.Options.Any(o => o.Value == value.GetValue<string>()) ? read : FieldReading.Wrong("not-a-choice");
    }

    private static FieldReading Choices(FormField field, JsonNode? node)
    {
        if (node is not JsonArray items)
            return Choice(field, node) is { Value: { } single } ? new(new JsonArray(single)) : Choice(field, node);
        var chosen = new List<string>();
        foreach (var item in items.Take(field.Options.Count + 1))
        {
            var read = Choice(field, item);
            if (read.Problem is not null)
                return read;
            if (read.Value is { } value)
                chosen.Add(value.GetValue<string>());
        }

        if (items.Count > field.Options.Count)
            return FieldReading.Wrong("not-a-choice");
        return chosen.Count == 0
            ? FieldReading.Empty
            : new(new JsonArray([.. chosen.Distinct().Select(c => JsonValue.Create(c))]));
    }

    /// <summary>A string, number or truth value as text; null for anything else.</summary>
    private static string? Scalar(JsonNode node) => node is not JsonValue value ? null : value.GetValueKind() switch
    {
        JsonValueKind.String => value.ToString(),
        JsonValueKind.Number => value.ToJsonString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}

using System.Globalization;
using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Activities.Simulation;

/// <summary>Fills in a form of which the script does not speak: with the defaults, and where there are none with the least that is demanded.</summary>
internal sealed class FormGuess(WorkingCalendar calendar)
{
    private const string Today = "today";

    public JsonObject? Of(StaffTask task, Request request, DateTimeOffset now, SeededChoice? chance)
    {
        var fields = TaskJson.Fields(task);
        if (fields.Count == 0)
            return null;
        var form = new JsonObject();
        foreach (var field in fields)
            form[field.Name] = field.Type == FieldType.Date ? Date(field, form, now) : Value(field, request, now, chance);
        return form;
    }

    private static JsonNode? Value(FormField field, Request request, DateTimeOffset now, SeededChoice? chance) => field.Type switch
    {
        FieldType.Checkbox => field.MustBeTrue || (chance is null ? field.Default == "true" : chance.Below(2) == 1),
        FieldType.Choice => field.Default ?? (field.Options.Count == 0 ? null : chance?.Of(field.Options).Value ?? field.Options[0].Value),
        FieldType.Choices => Choices(field, chance),
        FieldType.Number or FieldType.Amount => Number(field),
        FieldType.Person => field.Default ?? (field.Required ? request.RequesterId : null),
        FieldType.Customer => field.Default ?? (field.Required ? request.CustomerNumber : null),
        FieldType.Department => field.Default ?? (field.Required ? request.DepartmentId : null),
        _ => field.Default ?? (field.Required ? "—" : null),
    };

    private static JsonNode? Choices(FormField field, SeededChoice? chance)
    {
        if (field.Default is { } text)
            return text.StartsWith('[') ? JsonNode.Parse(text) : new JsonArray(text);
        return field.Options.Count == 0 ? null : new JsonArray((chance?.Of(field.Options) ?? field.Options[0]).Value);
    }

    private static JsonNode? Number(FormField field) =>
        decimal.TryParse(field.Default, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : field.Required ? 1 : null;

    /// <summary>The default, or the first day after it that the form admits: a correction may come when the days asked for have passed.</summary>
    private string? Date(FormField field, JsonObject form, DateTimeOffset now)
    {
        if (Day(field.Default ?? (field.Required ? Today : null), now) is not { } wanted)
            return null;
        string?[] bounds = [wanted, Day(field.Min, now), field.NotBefore is { } other ? (string?)form[other] : null];
        return bounds.OfType<string>().Max(StringComparer.Ordinal);
    }

    private string? Day(string? text, DateTimeOffset now)
    {
        if (text is null || !text.StartsWith(Today, StringComparison.Ordinal))
            return text;
        var after = text[Today.Length..].TrimStart('+');
        var day = calendar.LocalDate(after.Length == 0 ? now : calendar.Add(now, WorkingDuration.Parse(after)));
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

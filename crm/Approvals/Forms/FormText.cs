using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals.Forms;

/// <summary>Says in words what a checked form holds: the title of the request and the facts that a decision needs.</summary>
public sealed partial class FormText(ICustomerStore customers, IOrganisationStore organisation)
{
    /// <summary>Longer titles are cut; a title is read in lists and in mail subjects.</summary>
    public const int MaxTitle = 200;

    /// <summary>A request's page shows all of a text; its facts show the beginning.</summary>
    public const int MaxFact = 160;

    /// <summary>The title: every <c>{{field}}</c> of the template stands for the field's value.</summary>
    public async Task<string> TitleAsync(ProcessDescription process, JsonObject values, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>();
        foreach (var field in process.Fields.Where(f => process.TitleTemplate.Contains(f.Name, StringComparison.Ordinal)))
            texts[field.Name] = await OfAsync(field, values[field.Name], cancellationToken);
        var title = Placeholder().Replace(process.TitleTemplate, match => texts.GetValueOrDefault(match.Groups[1].Value, ""));
        return PlainText.Line(title) is { Length: > 0 } line ? PlainText.Shorten(line, MaxTitle) : process.Name;
    }

    /// <summary>The filled-in fields that the process owner marked as facts, in the order of the form.</summary>
    public async Task<IReadOnlyList<TaskFact>> FactsAsync(IReadOnlyList<FormField> fields, JsonObject values, CancellationToken cancellationToken)
    {
        var facts = new List<TaskFact>();
        foreach (var field in fields.Where(f => f.IsFact))
        {
            if (await OfAsync(field, values[field.Name], cancellationToken) is { Length: > 0 } text)
                facts.Add(new TaskFact(field.Label, PlainText.Shorten(PlainText.Line(text), MaxFact)));
        }

        return facts;
    }

    /// <summary>One value as people read it; empty when the field was left empty.</summary>
    public async Task<string> OfAsync(FormField field, JsonNode? value, CancellationToken cancellationToken)
    {
        switch (field.Type, value)
        {
            case (_, null):
                return "";
            case (FieldType.Checkbox, JsonValue ticked):
                return ticked.TryGetValue(out bool isTrue) && isTrue ? "✓" : "✗";
            case (FieldType.Number or FieldType.Amount, JsonValue number) when number.TryGetValue(out decimal amount):
                return amount.ToString(field.Type == FieldType.Amount ? "#,##0.00" : "#,##0.############", CultureInfo.InvariantCulture);
            case (FieldType.Choices, JsonArray chosen):
                return string.Join(" · ", chosen.OfType<JsonValue>().Select(c => Label(field, c.ToString())));
            case (FieldType.Choice, _):
                return Label(field, value.ToString());
            case (FieldType.Customer, _):
                var customerNumber = value.ToString();
                return await customers.FindAsync(customerNumber, cancellationToken) is { } customer ? $"{customer.Name} · {customer.Number}" : customerNumber;
            case (FieldType.Person, _):
                var company = await organisation.CurrentAsync(cancellationToken);
                return company.Find(value.ToString())?.Name ?? value.ToString();
            case (FieldType.Department, _):
                return (await organisation.CurrentAsync(cancellationToken)).Department(value.ToString())?.Name ?? value.ToString();
            default:
                return value is JsonValue ? value.ToString() : "";
        }
    }

    private static string Label(FormField field, string value) => field.Options.FirstOrDefault(o => o.Value == value)?.Label ?? value;

    [GeneratedRegex(@"\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}")]
    private static partial Regex Placeholder();
}

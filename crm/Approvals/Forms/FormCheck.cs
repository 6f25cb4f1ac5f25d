using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Crm.Approvals.Forms;

/// <summary>
/// Checks what was filled into a form against its description. Problem codes: <c>required</c>, <c>too-long</c>, <c>not-text</c>,
/// <c>not-a-choice</c>, <c>not-a-date</c>, <c>date-in-the-past</c>, <c>before-other-field</c>, <c>not-a-number</c>,
/// <c>unknown-customer</c>, <c>unknown-person</c>, <c>must-be-accepted</c>, <c>unknown-field</c>.
/// </summary>
public sealed class FormCheck(ICustomerStore customers, IOrganisationStore organisation, WorkingCalendar calendar, TimeProvider clock)
{
    /// <summary>However much nonsense was sent, the answer stays readable.</summary>
    private const int MostUnknownFields = 20;

    public async Task<CheckedForm> RunAsync(IReadOnlyList<FormField> fields, JsonObject? inputs, CancellationToken cancellationToken)
    {
        var values = new JsonObject();
        var problems = new List<FieldProblem>();
        string? customerNumber = null;
        foreach (var field in fields)
        {
            var read = FieldReader.Read(field, inputs?[field.Name]);
            var problem = read.Problem is { } code ? new FieldProblem(field.Name, code) : Missing(field, read) ?? TooLong(field, read);
            if (problem is null && read.Value is { } value)
                (problem, read) = await LookUpAsync(field, value, cancellationToken);
            if (problem is not null)
                problems.Add(problem);
            else if (read.Value is not null)
                values[field.Name] = read.Value;
            if (field.Type == FieldType.Customer && problem is null)
                customerNumber ??= read.Value?.GetValue<string>();
        }

        problems.AddRange(DateProblems(fields, values));
        problems.AddRange(Unknown(fields, inputs));
        return new CheckedForm(values, InOrder(fields, problems), customerNumber);
    }

    private static FieldProblem? Missing(FormField field, FieldReading read)
    {
        var ticked = read.Value is JsonValue value && value.TryGetValue(out bool isTrue) && isTrue;
        if (field is { Type: FieldType.Checkbox, MustBeTrue: true } && !ticked)
            return new FieldProblem(field.Name, "must-be-accepted");
        return field.Required && read.Value is null ? new FieldProblem(field.Name, "required") : null;
    }

    private static FieldProblem? TooLong(FormField field, FieldReading read)
    {
        var max = Math.Min(field.MaxLength ?? PlainText.MaxLength, PlainText.MaxLength);
        if (read.Value is not JsonValue value || !value.TryGetValue(out string? text) || text.Length <= max)
            return null;
        return FieldProblems.TooLong(field.Name, max, text.Length);
    }

    private async Task<(FieldProblem? Problem, FieldReading Read)> LookUpAsync(FormField field, JsonNode value, CancellationToken cancellationToken)
    {
        switch (field.Type)
        {
            case FieldType.Customer:
                var customer = await customers.FindAsync(value.GetValue<string>(), cancellationToken);
                return customer is null
                    ? (new FieldProblem(field.Name, "unknown-customer"), FieldReading.Empty)
                    : (null, new FieldReading(JsonValue.Create(customer.Number)));
            case FieldType.Person:
                var company = await organisation.CurrentAsync(cancellationToken);
                var key = value.GetValue<string>();
                var person = company.Active(key) ?? company.Active(company.FindByLogin(key)?.Id);
                return person is null
                    ? (new FieldProblem(field.Name, "unknown-person"), FieldReading.Empty)
                    : (null, new FieldReading(JsonValue.Create(person.Id)));
            case FieldType.Department:
                return (await organisation.CurrentAsync(cancellationToken)).Department(value.GetValue<string>()) is null
                    ? (new FieldProblem(field.Name, "not-a-choice"), FieldReading.Empty)
                    : (null, new FieldReading(value));
            default:
                return (null, new FieldReading(value));
        }
    }

    private IEnumerable<FieldProblem> DateProblems(IReadOnlyList<FormField> fields, JsonObject values)
    {
        var today = calendar.LocalDate(clock.GetUtcNow());
        foreach (var field in fields.Where(f => f.Type == FieldType.Date))
        {
            if (!FieldDate.TryParse(values[field.Name]?.GetValue<string>(), out var date))
                continue;
            if (FieldDate.TryResolve(field.Min, today, calendar.Days, out var min) && date < min)
                yield return FieldProblems.Early(field.Name, "date-in-the-past", FieldDate.Write(min));
            else if (field.NotBefore is { } other && FieldDate.TryParse(values[other]?.GetValue<string>(), out var first) && date < first)
                yield return FieldProblems.Early(field.Name, "before-other-field", fields.FirstOrDefault(f => f.Name == other)?.Label ?? other);
        }
    }

    private static IEnumerable<FieldProblem> Unknown(IReadOnlyList<FormField> fields, JsonObject? inputs) =>
        (inputs ?? []).Select(i => i.Key).Where(key => fields.All(f => f.Name != key)).Take(MostUnknownFields)
            .Select(key => new FieldProblem(PlainText.Shorten(key, 100), "unknown-field"));

    private static List<FieldProblem> InOrder(IReadOnlyList<FormField> fields, List<FieldProblem> problems)
    {
        var order = fields.Select((f, i) => (f.Name, i)).ToDictionary(p => p.Name, p => p.i);
        return [.. problems.OrderBy(p => order.GetValueOrDefault(p.Field, int.MaxValue))];
    }
}

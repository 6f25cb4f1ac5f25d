using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Approvals.Forms;
using WorkflowCrm.Crm.Calendar;
using WorkflowCrm.Crm.Processes;

namespace WorkflowCrm.Host.Components.Forms;

/// <summary>Sets up a process's form for the page: from what was kept, or from what was just sent.</summary>
public sealed class FormDesk(Picker picker, WorkingCalendar calendar, Reader reader)
{
    /// <summary>From values that were kept (a draft, an earlier round) or none; defaults fill what is not there.</summary>
    public async Task<FormState> FromValuesAsync(ProcessDescription process, IReadOnlyList<FormField> fields, JsonObject? values, CancellationToken cancellationToken)
    {
        var state = new FormState(process, fields, values ?? Defaults(fields));
        foreach (var field in fields.Where(IsPick))
            state.Picks[field.Name] = await picker.ResolveAsync(field.Type, null, state.First(field), false, cancellationToken);
        return state;
    }

    /// <summary>From what a browser sent; search boxes are resolved, and what they found goes into the values.</summary>
    public async Task<FormState> FromPostAsync(ProcessDescription process, IReadOnlyList<FormField> fields, IFormCollection form, CancellationToken cancellationToken)
    {
        var state = new FormState(process, fields, FormInput.Read(fields, form));
        foreach (var field in fields.Where(IsPick))
        {
            var name = FormInput.NameOf(field);
            string? typed = form[$"q.{name}"];
            var pick = await picker.ResolveAsync(field.Type, typed, form[name], form["action"] == $"find:{name}", cancellationToken);
            state.Picks[field.Name] = pick;
            if (pick.Chosen is { } chosen)
                state.Values[field.Name] = chosen.Value;
            else
                state.Values.Remove(field.Name);
        }
        return state;
    }

    private static bool IsPick(FormField field) => field.Type is FieldType.Customer or FieldType.Person;

    private JsonObject Defaults(IReadOnlyList<FormField> fields)
    {
        var values = new JsonObject();
        foreach (var field in fields.Where(f => !string.IsNullOrEmpty(f.Default)))
        {
            values[field.Name] = field.Type switch
            {
                FieldType.Date => FieldDate.TryResolve(field.Default, calendar.LocalDate(reader.Now), calendar.Days, out var date) ? FieldDate.Write(date) : null,
                FieldType.Checkbox => field.Default == "true",
                _ => field.Default,
            };
        }
        return values;
    }
}

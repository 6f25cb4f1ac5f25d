using System.Text.Json.Nodes;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Host.Components.Forms;

namespace WorkflowCrm.Host.Pages.Requests;

/// <summary>Shows what a form was filled with as a list of facts.</summary>
public sealed class Facts(FieldText text, ICustomerStore customers, ISiteAddress site)
{
    /// <summary>Only what was filled in; a customer with his name and a link to his card, an address of ours as a link.</summary>
    public async Task<IReadOnlyList<FactView>> OfAsync(
        ProcessDescription process, IEnumerable<FormField> fields, JsonObject values, CancellationToken cancellationToken)
    {
        var facts = new List<FactView>();
        foreach (var field in fields.Where(f => f is { MustBeTrue: false, IsHidden: false })) // an undertaking goes without saying: nothing is sent without it
        {
            var shown = text.Of(process, field, values);
            if (shown.Length == 0)
                continue;
            var label = process.In(Texts.CurrentLanguage, field.Label);
            facts.Add(field.Type == FieldType.Customer && await customers.FindAsync(shown, cancellationToken) is { } customer
                ? new(label, $"{customer.Name} {customer.Number}", $"/customers/{Uri.EscapeDataString(customer.Number)}")
                : new(label, shown, shown.StartsWith(site.Of("/").ToString(), StringComparison.Ordinal) ? shown : null));
        }
        return facts;
    }
}

using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Crm.People;

namespace WorkflowCrm.Crm.Access;

/// <summary>The mails about reading rights: <c>access.granted</c> and <c>access.violation</c> (W01).</summary>
public sealed class AccessMail(SendMail mail, IOrganisationStore organisation)
{
    /// <summary>To the applicant and to the keeper.</summary>
    public async Task GrantedAsync(Request request, Grant grant, Customer customer, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        string[] people = [grant.PersonId, grant.KeeperId];
        foreach (var person in people.Distinct().Select(company.Active).OfType<Person>())
        {
            await mail.ToAsync(person, new NewMail("access.granted", grant.Id, language => new Dictionary<string, object?>
            {
                ["caseNo"] = request.Number,
                ["title"] = request.Title,
                ["customerNo"] = customer.Number,
                ["customer"] = customer.Name,
                ["reader"] = MailLanguage.Name(company.Find(grant.PersonId), language),
                ["keeper"] = MailLanguage.Name(company.Find(grant.KeeperId), language),
                ["scope"] = grant.Scope,
                ["until"] = grant.Until,
                ["why"] = new MailWord("why", person.Id == grant.PersonId ? "requester" : "keeper"),
            }) { RequestNumber = request.Number }, cancellationToken);
        }
    }

    /// <summary>To the manager of the owning department and to the GM office, never to the person concerned: for him his superior is told.</summary>
    public async Task ViolationAsync(Violation violation, Customer? customer, CancellationToken cancellationToken)
    {
        var company = await organisation.CurrentAsync(cancellationToken);
        foreach (var person in Watchers(company, violation.PersonId, customer))
        {
            await mail.ToAsync(person, new NewMail("access.violation", violation.Number, language => new Dictionary<string, object?>
            {
                ["person"] = MailLanguage.Name(company.Find(violation.PersonId), language),
                ["customerNo"] = violation.Subject,
                ["customer"] = customer?.Name,
                ["time"] = violation.At,
                ["log"] = violation.Evidence,
                ["violationNo"] = violation.Number,
                ["amount"] = violation.Amount,
                ["why"] = new MailWord("why", "violation"),
                ["link"] = $"/customers/{Uri.EscapeDataString(violation.Subject)}",
            }), cancellationToken);
        }
    }

    private static List<Person> Watchers(Organisation company, string personId, Customer? customer)
    {
        var manager = customer is null ? null : company.ManagerOf(customer.DepartmentId);
        var office = company.WithRole(Roles.GmOfficeHead).Where(p => p.Id != personId).ToList();
        if (office.Count == 0)
            office = [.. company.WithRole(Roles.GmOfficeSecretary)];
        Person?[] watchers = [manager is null || manager.Id == personId ? company.SuperiorOf(personId) : manager, .. office];
        return [.. watchers.OfType<Person>().Where(p => p.Id != personId).DistinctBy(p => p.Id)];
    }
}

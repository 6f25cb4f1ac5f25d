using Microsoft.AspNetCore.Identity;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Storage.Accounts;
using WorkflowCrm.Storage.Settings;

namespace WorkflowCrm.Host.Demo;

/// <summary>Stores departments, people with their accounts, and customers, all in one transaction.</summary>
internal sealed class DemoFounding(
    IUnitOfWork unitOfWork,
    IOrganisationStore organisation,
    ICustomerStore customers,
    UserManager<Account> accounts,
    IAudit audit,
    SettingStore settings)
{
    private const string Password = "demo";

    public Task<DemoProgress> RunAsync(DemoData data, DemoProgress progress, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync(
            async token =>
            {
                AddCompany(data);
                // Through the store first: what Identity saves on its way, the storage does not see as a change of the organisation.
                await organisation.CurrentAsync(token);
                await AddAccountsAsync(data.Staff.People);
                // Last, since whatever is saved before looks for changes in all that there is.
                foreach (var (_, customer, archive) in data.Customers)
                    customers.Add(customer, archive);
                audit.Record("system", "demo.loaded", "company/TF", new { people = data.Staff.People.Count, customers = data.Customers.Count });
                await settings.SetAsync(DemoProgress.Key, progress.ToString(), token);
                return progress;
            },
            cancellationToken);

    private void AddCompany(DemoData data)
    {
        foreach (var department in data.Staff.Departments)
            organisation.Add(department);
        foreach (var person in data.Staff.People)
            organisation.Add(person);
        foreach (var role in data.Staff.Roles)
            organisation.Add(role);
        foreach (var absence in data.Staff.Absences)
            organisation.Add(absence);
    }

    /// <summary>Everybody has the same password, so it is hashed once: hashing is slow on purpose.</summary>
    private async Task AddAccountsAsync(IReadOnlyList<Person> people)
    {
        string? hash = null;
        foreach (var person in people)
        {
            var account = new Account { Id = person.Id, UserName = person.Login, Email = person.Mail, EmailConfirmed = true };
            account.PasswordHash = hash ??= accounts.PasswordHasher.HashPassword(account, Password);
            var result = await accounts.CreateAsync(account);
            if (!result.Succeeded)
                throw new InvalidOperationException($"{person.Login} gets no account: {string.Join(' ', result.Errors.Select(e => e.Description))}");
        }
    }
}

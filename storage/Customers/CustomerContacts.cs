using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Customers;

internal sealed class CustomerContacts(WorkflowCrmDbContext db, Unit unit) : ICustomerContacts
{
    public Task<IReadOnlyList<string>> WithAddressAsync(string address, CancellationToken cancellationToken)
    {
        var upper = CustomerStore.AsciiUpper(address);
        return NumbersAsync(db.Set<Contact>().Where(c => c.Mail != null && Sql.Upper(c.Mail) == upper), 100, cancellationToken);
    }

    public Task<IReadOnlyList<string>> AtDomainAsync(string domain, int most, CancellationToken cancellationToken)
    {
        var ending = "@" + CustomerStore.AsciiUpper(domain);
        return NumbersAsync(db.Set<Contact>().Where(c => c.Mail != null && Sql.Upper(c.Mail).EndsWith(ending)), most, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> NumbersAsync(IQueryable<Contact> contacts, int most, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await contacts.Join(db.Set<Customer>(), c => c.CustomerId, c => c.Id, (_, customer) => customer.Number)
            .Distinct().OrderBy(number => number).Take(most).ToListAsync(cancellationToken);
    }
}

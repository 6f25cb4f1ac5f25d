using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Storage.Approvals;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Customers;

internal sealed class CustomerStore(WorkflowCrmDbContext db, Unit unit, Counters counters, TimeProvider time) : ICustomerStore
{
    private const string NumberingLock = "customer-numbering";

    public async Task<Customer?> FindAsync(string number, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var customers = unit.IsRunning ? db.Set<Customer>().AsTracking() : db.Set<Customer>().AsNoTracking();
        return await customers.FirstOrDefaultAsync(c => c.Number == number, cancellationToken);
    }

    public async Task<CustomerArchive?> ReadArchiveAsync(string customerId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var archives = unit.IsRunning ? db.Set<CustomerArchive>().AsTracking() : db.Set<CustomerArchive>().AsNoTracking();
        return await archives
            .Include(a => a.Contacts.OrderByDescending(c => c.IsMain).ThenBy(c => c.Id))
            .Include(a => a.Contracts.OrderBy(c => c.SignedOn).ThenBy(c => c.Id))
            .Include(a => a.Payments.OrderBy(p => p.DueOn).ThenBy(p => p.Id))
            .AsSplitQuery()
            .FirstOrDefaultAsync(a => a.CustomerId == customerId, cancellationToken);
    }

    public async Task<Page<Customer>> SearchAsync(CustomerFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var customers = db.Set<Customer>().AsNoTracking();
        if (filter.Tier is { } tier)
            customers = customers.Where(c => c.Tier == tier);
        if (filter.Grade is { } grade)
            customers = customers.Where(c => c.Grade == grade);
        if (filter.DepartmentId is { } departmentId)
            customers = customers.Where(c => c.DepartmentId == departmentId);
        if (filter.OwnerId is { } ownerId)
            customers = customers.Where(c => c.OwnerId == ownerId || c.CoOwnerId == ownerId);
        if (filter.Text?.Trim() is { Length: > 0 } text)
        {
            var upper = AsciiUpper(text);
            customers = customers.Where(c =>
                Sql.Upper(c.Name).Contains(upper) || Sql.Upper(c.Number).Contains(upper) || c.Initials.Contains(upper));
        }

        return await customers.OrderBy(c => c.Number).PageAsync(customers, page, cancellationToken);
    }

    public async Task<bool> LockNumberingAndCheckTakenAsync(string number, CancellationToken cancellationToken)
    {
        unit.Require();
        await counters.NextAsync(NumberingLock, cancellationToken); // the counter's row is the lock
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<GivenNumber>().AnyAsync(n => n.Number == number, cancellationToken);
    }

    public void Add(Customer customer, CustomerArchive archive)
    {
        unit.Require();
        db.Add(customer);
        db.Add(archive);
        db.Add(new GivenNumber { Number = customer.Number, GivenAt = time.GetUtcNow() });
    }

    /// <summary>As the databases' own <c>upper</c> does.</summary>
    internal static string AsciiUpper(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            span[i] = char.IsAsciiLetterLower(source[i]) ? (char)(source[i] - 32) : source[i];
    });
}

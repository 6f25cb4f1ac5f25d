using WorkflowCrm.Crm.Customers;

namespace WorkflowCrm.Crm.Tests.Fakes;

public sealed class MemoryCustomerStore(MemoryDatabase database) : ICustomerStore
{
    public Task<Customer?> FindAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(database.Customers.FirstOrDefault(c => c.Number == number));

    public Task<CustomerArchive?> ReadArchiveAsync(string customerId, CancellationToken cancellationToken) =>
        Task.FromResult(database.Archives.FirstOrDefault(a => a.CustomerId == customerId));

    public Task<Page<Customer>> SearchAsync(CustomerFilter filter, PageOf page, CancellationToken cancellationToken) =>
        Task.FromResult(Paging.Of(database.Customers.Where(c => filter.Text is null || c.Name.Contains(filter.Text, StringComparison.Ordinal)), page));

    public Task<bool> LockNumberingAndCheckTakenAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(database.Customers.Any(c => c.Number == number));

    public void Add(Customer customer, CustomerArchive archive)
    {
        database.Customers.Add(customer);
        database.Archives.Add(archive);
    }
}

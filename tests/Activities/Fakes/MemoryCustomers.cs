using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Customers;

namespace WorkflowCrm.Activities.Tests.Fakes;

public sealed class MemoryCustomers : ICustomerStore
{
    public List<Customer> All { get; } = [];

    public Task<Customer?> FindAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(All.Find(customer => customer.Number == number));

    public Task<CustomerArchive?> ReadArchiveAsync(string customerId, CancellationToken cancellationToken) =>
        Task.FromResult<CustomerArchive?>(new CustomerArchive { CustomerId = customerId });

    public Task<Page<Customer>> SearchAsync(CustomerFilter filter, PageOf page, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> LockNumberingAndCheckTakenAsync(string number, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Add(Customer customer, CustomerArchive archive) => All.Add(customer);
}

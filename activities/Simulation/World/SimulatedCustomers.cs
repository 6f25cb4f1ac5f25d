using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Customers;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>The company's customers, and those that the simulation would add.</summary>
internal sealed class SimulatedCustomers(ICustomerStore real) : ICustomerStore
{
    private readonly List<(Customer Customer, CustomerArchive Archive)> _added = [];

    public async Task<Customer?> FindAsync(string number, CancellationToken cancellationToken) =>
        _added.Find(added => added.Customer.Number == number).Customer ?? await real.FindAsync(number, cancellationToken);

    public async Task<CustomerArchive?> ReadArchiveAsync(string customerId, CancellationToken cancellationToken) =>
        _added.Find(added => added.Customer.Id == customerId).Archive ?? await real.ReadArchiveAsync(customerId, cancellationToken);

    public Task<Page<Customer>> SearchAsync(CustomerFilter filter, PageOf page, CancellationToken cancellationToken) => real.SearchAsync(filter, page, cancellationToken);

    /// <summary>Takes no lock: whether the number is free is only what it looks like now.</summary>
    public async Task<bool> LockNumberingAndCheckTakenAsync(string number, CancellationToken cancellationToken) => await FindAsync(number, cancellationToken) is not null;

    public void Add(Customer customer, CustomerArchive archive) => _added.Add((customer, archive));
}

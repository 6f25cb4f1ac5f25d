using WorkflowCrm.Crm.Customers;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>The mail addresses of customers' contacts, each with the number of its customer.</summary>
public sealed class KnownContacts : ICustomerContacts
{
    public List<(string Address, string Number)> Contacts { get; } = [];

    public Task<IReadOnlyList<string>> WithAddressAsync(string address, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Contacts.Where(c => c.Address == address).Select(c => c.Number)]);

    public Task<IReadOnlyList<string>> AtDomainAsync(string domain, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Contacts.Where(c => c.Address.EndsWith("@" + domain, StringComparison.Ordinal)).Select(c => c.Number).Take(most)]);
}

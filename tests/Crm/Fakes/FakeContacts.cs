using WorkflowCrm.Crm.Customers;

namespace WorkflowCrm.Crm.Tests.Fakes;

/// <summary>Contacts as a list of address and customer's number.</summary>
public sealed class FakeContacts : ICustomerContacts
{
    public List<(string Address, string Customer)> Known { get; } = [];

    public Task<IReadOnlyList<string>> WithAddressAsync(string address, CancellationToken cancellationToken) =>
        Numbers(c => string.Equals(c.Address, address, StringComparison.OrdinalIgnoreCase), int.MaxValue);

    public Task<IReadOnlyList<string>> AtDomainAsync(string domain, int most, CancellationToken cancellationToken) =>
        Numbers(c => c.Address.EndsWith("@" + domain, StringComparison.OrdinalIgnoreCase), most);

    private Task<IReadOnlyList<string>> Numbers(Func<(string Address, string Customer), bool> which, int most) =>
        Task.FromResult<IReadOnlyList<string>>([.. Known.Where(which).Select(c => c.Customer).Distinct().Order(StringComparer.Ordinal).Take(most)]);
}

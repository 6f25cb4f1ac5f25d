using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Customers;

public abstract class CustomerContactsContract(TestDatabase database) : IAsyncLifetime
{
    private readonly string _domain = $"d{Samples.NewId()[..12].ToLowerInvariant()}.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await GivenAsync("A", $"Wang@{_domain}", $"li@{_domain}", null);
        await GivenAsync("B", $"li@{_domain}");
        await GivenAsync("C", $"zhao@sub.{_domain}", $"wang@x{_domain}");
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Theory]
    [InlineData("wang", "A")]
    [InlineData("WANG", "A")]
    [InlineData("li", "A B")]
    [InlineData("zhao", "")]
    [InlineData("%", "")]
    [InlineData("_ang", "")]
    [InlineData("' OR 1=1 --", "")]
    public async Task Customers_are_found_by_the_address_of_any_of_their_contacts(string name, string expected) =>
        Assert.Equal(expected, await FindAsync(contacts => contacts.WithAddressAsync($"{name}@{_domain}", Token)));

    [Fact]
    public async Task And_by_the_domain_alone_each_once_and_no_more_than_are_wanted()
    {
        Assert.Equal("A B", await FindAsync(contacts => contacts.AtDomainAsync(_domain, 5, Token)));
        Assert.Equal("A B", await FindAsync(contacts => contacts.AtDomainAsync(_domain.ToUpperInvariant(), 5, Token)));
        Assert.Equal("A", await FindAsync(contacts => contacts.AtDomainAsync(_domain, 1, Token)));
        Assert.Equal("C", await FindAsync(contacts => contacts.AtDomainAsync("sub." + _domain, 5, Token)));
        Assert.Equal("", await FindAsync(contacts => contacts.AtDomainAsync("%", 5, Token)));
    }

    private Task GivenAsync(string letter, params string?[] addresses) => database.Services.InUnitAsync(s =>
    {
        var customer = Samples.Customer($"TF-{_domain}-{letter}", "某公司", "M", database.Clock.Now);
        s.GetRequiredService<ICustomerStore>().Add(customer, new CustomerArchive
        {
            CustomerId = customer.Id,
            Contacts = [.. addresses.Select(address => new Contact { Id = Samples.NewId(), CustomerId = customer.Id, Name = "某", Mail = address })],
        });
        return Task.CompletedTask;
    });

    private async Task<string> FindAsync(Func<ICustomerContacts, Task<IReadOnlyList<string>>> find)
    {
        var numbers = await database.Services.InScopeAsync(s => find(s.GetRequiredService<ICustomerContacts>()));
        return string.Join(' ', numbers.Select(number => number[^1..]));
    }
}

using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Crm.Customers.Grading;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Customers;

public abstract class CustomerStoreContract(TestDatabase database) : IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await GivenAsync("TF-S-A-BJCJ-001", "北京城建", "BJCJ", c => (c.Tier, c.Grade, c.OwnerId) = (CustomerTier.Strategic, AmountGrade.A, "luo"));
        await GivenAsync("TF-C-B-BJCM-002", "北京传媒 Media", "BJCM", c => (c.DepartmentId, c.CoOwnerId) = ("K", "luo"));
        await GivenAsync("TF-C-B-SHGD-003", "上海国电", "SHGD", _ => { });
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Theory]
    [InlineData("城建", "001")]
    [InlineData("bjcj", "001")]
    [InlineData("BJC", "002 001")]
    [InlineData("tf-c-b-sh", "003")]
    [InlineData(" media ", "002")]
    [InlineData("%", "")]
    [InlineData("_", "")]
    [InlineData("'; DROP TABLE customers; --", "")]
    [InlineData("城\0建", "")]
    public async Task A_text_finds_names_numbers_and_initials(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await SearchAsync(new CustomerFilter(text))).Select(c => c.Number[^3..])));

    [Fact]
    public async Task Conditions_narrow_the_register()
    {
        Assert.Equal("001", Assert.Single(await SearchAsync(new CustomerFilter(Tier: CustomerTier.Strategic))).Number[^3..]);
        Assert.Equal("001", Assert.Single(await SearchAsync(new CustomerFilter(Grade: AmountGrade.A))).Number[^3..]);
        Assert.Equal("002", Assert.Single(await SearchAsync(new CustomerFilter(DepartmentId: "K"))).Number[^3..]);
        Assert.Equal(2, (await SearchAsync(new CustomerFilter(OwnerId: "luo"))).Count);
    }

    [Fact]
    public async Task The_archive_comes_back_with_all_that_belongs_to_it_and_exact_amounts()
    {
        var customer = await database.Services.InScopeAsync(s => s.GetRequiredService<ICustomerStore>().FindAsync("TF-S-A-BJCJ-001", Token));
        var archive = await database.Services.InScopeAsync(s => s.GetRequiredService<ICustomerStore>().ReadArchiveAsync(customer!.Id, Token));
        Assert.Equal(1234567.89m, archive!.CreditLimit);
        Assert.Equal(["王", "李"], archive.Contacts.Select(c => c.Name));
        Assert.Equal((0.01m, new DateOnly(2026, 3, 1)), (archive.Contracts.Single().Amount, archive.Contracts.Single().SignedOn));
        Assert.Equal((null, 99999999.99m), (archive.Payments.Single().PaidOn, archive.Payments.Single().Amount));
    }

    [Fact]
    public async Task A_number_that_was_given_once_is_taken_for_ever()
    {
        Assert.True(await TakenAsync("TF-S-A-BJCJ-001"));
        Assert.False(await TakenAsync("TF-S-A-BJCJ-999"));
    }

    [Fact]
    public async Task Two_customers_cannot_have_the_same_number() =>
        await Assert.ThrowsAnyAsync<Exception>(() => AddAsync("TF-S-A-BJCJ-001", "another", "A", _ => { }));

    [Fact]
    public async Task Those_who_look_for_a_free_number_at_once_wait_for_each_other()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => database.Services.InUnitAsync(async s =>
        {
            var store = s.GetRequiredService<ICustomerStore>();
            var n = 1;
            while (await store.LockNumberingAndCheckTakenAsync($"TF-R-E-{n:000}", Token))
                n++;
            Add(store, $"TF-R-E-{n:000}", "某", "M", _ => { });
            return n;
        })));
        Assert.Equal(Enumerable.Range(1, 10), numbers.Order());
    }

    [Fact]
    public async Task A_customer_found_within_a_unit_is_changed_by_it()
    {
        await database.Services.InUnitAsync(async s =>
            (await s.GetRequiredService<ICustomerStore>().FindAsync("TF-C-B-SHGD-003", Token))!.ArchiveLevel = ArchiveLevel.Company);
        var customer = await database.Services.InScopeAsync(s => s.GetRequiredService<ICustomerStore>().FindAsync("TF-C-B-SHGD-003", Token));
        Assert.Equal(ArchiveLevel.Company, customer!.ArchiveLevel);
    }

    private async Task GivenAsync(string number, string name, string initials, Action<Customer> change)
    {
        if (!await TakenAsync(number))
            await AddAsync(number, name, initials, change);
    }

    private Task AddAsync(string number, string name, string initials, Action<Customer> change) => database.Services.InUnitAsync(s =>
    {
        Add(s.GetRequiredService<ICustomerStore>(), number, name, initials, change);
        return Task.CompletedTask;
    });

    private void Add(ICustomerStore store, string number, string name, string initials, Action<Customer> change)
    {
        var customer = Samples.Customer(number, name, initials, database.Clock.Now);
        change(customer);
        store.Add(customer, new CustomerArchive
        {
            CustomerId = customer.Id,
            CreditLimit = 1234567.89m,
            Contacts =
            [
                new Contact { Id = Samples.NewId(), CustomerId = customer.Id, Name = "李" },
                new Contact { Id = Samples.NewId(), CustomerId = customer.Id, Name = "王", IsMain = true },
            ],
            Contracts = [new Contract { Id = Samples.NewId(), CustomerId = customer.Id, Number = "1", Subject = "广告", SignedOn = new(2026, 3, 1), Amount = 0.01m }],
            Payments = [new Payment { Id = Samples.NewId(), CustomerId = customer.Id, ContractNumber = "1", DueOn = new(2026, 4, 1), Amount = 99999999.99m }],
        });
    }

    private Task<bool> TakenAsync(string number) =>
        database.Services.InUnitAsync(s => s.GetRequiredService<ICustomerStore>().LockNumberingAndCheckTakenAsync(number, Token));

    private async Task<IReadOnlyList<Customer>> SearchAsync(CustomerFilter filter)
    {
        var page = await database.Services.InScopeAsync(s => s.GetRequiredService<ICustomerStore>().SearchAsync(filter, PageOf.First, Token));
        return [.. page.Items.Where(c => !c.Number.StartsWith("TF-R-", StringComparison.Ordinal))];
    }
}

using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Customers;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Api;

public sealed class BugTests
{
    [Fact]
    public async Task A_bug_is_a_500_with_a_reference_and_nothing_from_inside()
    {
        await using var app = await WorkflowCrmApp.StartAsync(replace: s => s.AddScoped<ICustomerStore, BrokenCustomers>());
        var designer = await app.SignInAs(SmallCompany.Designer, "en");
        var answer = await designer.GetAsync("/api/customers");
        var problem = answer.Problem(500, "internal-error");
        Assert.Contains(problem["reference"]!.GetValue<string>(), problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
    }

    private sealed class BrokenCustomers : ICustomerStore
    {
        public Task<Customer?> FindAsync(string number, CancellationToken cancellationToken) => throw Bug();

        public Task<CustomerArchive?> ReadArchiveAsync(string customerId, CancellationToken cancellationToken) => throw Bug();

        public Task<Page<Customer>> SearchAsync(CustomerFilter filter, PageOf page, CancellationToken cancellationToken) => throw Bug();

        public Task<bool> LockNumberingAndCheckTakenAsync(string number, CancellationToken cancellationToken) => throw Bug();

        public void Add(Customer customer, CustomerArchive archive)
        {
            // The company of the test is loaded through here, too.
        }

        private static InvalidOperationException Bug() => new("SECRET connection string");
    }
}

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Storage.Accounts;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Accounts;

/// <summary>ASP.NET Core Identity over the tables.</summary>
public abstract class AccountContract(TestDatabase database)
{
    [Fact]
    public async Task An_account_is_made_within_a_unit_and_signs_in_by_password()
    {
        await using var host = NewHost();
        var id = Samples.NewId();
        await host.InUnitAsync(async s => Assert.True((await s.GetRequiredService<UserManager<Account>>()
            .CreateAsync(new Account { Id = id, UserName = $"{id}.login" }, "Correct-Horse-1")).Succeeded));
        await host.InScopeAsync(async s =>
        {
            var users = s.GetRequiredService<UserManager<Account>>();
            var account = await users.FindByNameAsync($"{id}.LOGIN");
            Assert.Equal(id, account!.Id);
            Assert.True(await users.CheckPasswordAsync(account, "Correct-Horse-1"));
            Assert.Empty(await users.GetClaimsAsync(account));
            await users.SetLockoutEndDateAsync(account, database.Clock.Now.AddMinutes(5));
        });
        await host.InScopeAsync(async s =>
        {
            var account = await s.GetRequiredService<UserManager<Account>>().FindByIdAsync(id);
            Assert.Equal(database.Clock.Now.AddMinutes(5), account!.LockoutEnd);
        });
    }

    [Fact]
    public async Task An_account_made_within_a_unit_that_fails_is_not_there()
    {
        await using var host = NewHost();
        var id = Samples.NewId();
        await Assert.ThrowsAsync<NotSupportedException>(() => host.InUnitAsync(async s =>
        {
            await s.GetRequiredService<UserManager<Account>>().CreateAsync(new Account { Id = id, UserName = $"{id}.login" }, "Correct-Horse-1");
            throw new NotSupportedException();
        }));
        await host.InScopeAsync(async s => Assert.Null(await s.GetRequiredService<UserManager<Account>>().FindByIdAsync(id)));
    }

    [Fact]
    public async Task What_one_node_has_protected_another_node_can_read()
    {
        await using var one = NewHost();
        await using var two = NewHost();
        var text = one.GetRequiredService<IDataProtectionProvider>().CreateProtector("session").Protect("luo");
        Assert.Equal("luo", two.GetRequiredService<IDataProtectionProvider>().CreateProtector("session").Unprotect(text));
    }

    private ServiceProvider NewHost() => database.NewHost(database.ConnectionString, register: services =>
    {
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<WorkflowCrmDbContext>();
        services.AddDataProtection().SetApplicationName("WorkflowCrm").PersistKeysToStorage();
    });
}

using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Access;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Access;

public abstract class AccessStoreContract(TestDatabase database)
{
    private readonly (string Person, string Customer) _ids = (Samples.NewId(), Samples.NewId());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_grant_holds_from_its_first_instant_to_before_its_last()
    {
        var now = database.Clock.Now;
        await GivenGrantAsync(now, now.AddDays(3));
        Assert.Empty(await ActiveAsync(now.AddTicks(-10)));
        Assert.Single(await ActiveAsync(now));
        Assert.Single(await ActiveAsync(now.AddDays(3).AddTicks(-10)));
        Assert.Empty(await ActiveAsync(now.AddDays(3)));
    }

    [Fact]
    public async Task A_revoked_grant_is_over()
    {
        var now = database.Clock.Now;
        var grant = await GivenGrantAsync(now, now.AddDays(3));
        await database.Services.InUnitAsync(async s =>
        {
            var found = (await s.GetRequiredService<IAccessStore>().FindGrantForChangeAsync(grant.Id, Token))!;
            found.RevokedAt = now;
            Assert.Same(found, await s.GetRequiredService<IAccessStore>().FindGrantForChangeAsync(grant.Id, Token));
            Assert.Empty(await s.GetRequiredService<IAccessStore>().ActiveGrantsAsync(_ids.Person, _ids.Customer, now, Token));
        });
        Assert.Empty(await ActiveAsync(now));
        Assert.Equal(now, Assert.Single(await InScopeAsync(s => s.GrantsOfRequestAsync(grant.RequestNumber, Token))).RevokedAt);
    }

    [Fact]
    public async Task Readings_and_violations_are_listed_newest_first()
    {
        for (var minute = 0; minute < 3; minute++)
        {
            var (at, refused) = (database.Clock.Now.AddMinutes(minute), minute == 1);
            await database.Services.InUnitAsync(s =>
            {
                var store = s.GetRequiredService<IAccessStore>();
                store.Add(new Reading
                {
                    Id = Samples.NewId(), At = at, PersonId = _ids.Person, CustomerNumber = _ids.Customer, Refused = refused,
                    Basis = refused ? ReadingBasis.None : ReadingBasis.Owner, Channel = "api",
                });
                store.Add(new Violation
                {
                    Id = Samples.NewId(), Number = Samples.NewId(), At = at, PersonId = _ids.Person, Kind = "unauthorised-reading", Amount = 50m, Subject = "x", Evidence = "y",
                });
                return Task.CompletedTask;
            });
        }

        var all = await InScopeAsync(s => s.ReadingsAsync(_ids.Customer, _ids.Person, null, new PageOf(1, 2), Token));
        Assert.Equal((2, 3, database.Clock.Now.AddMinutes(2)), (all.Items.Count, all.Total, all.Items[0].At));
        Assert.Equal(ReadingBasis.None, Assert.Single((await InScopeAsync(s => s.ReadingsAsync(_ids.Customer, null, true, PageOf.First, Token))).Items).Basis);
        var violations = await InScopeAsync(s => s.ViolationsAsync(_ids.Person, PageOf.First, Token));
        Assert.Equal((3, 50m, database.Clock.Now.AddMinutes(2)), (violations.Total, violations.Items[0].Amount, violations.Items[0].At));
    }

    private Task<Grant> GivenGrantAsync(DateTimeOffset from, DateTimeOffset until) => database.Services.InUnitAsync(s =>
    {
        var grant = new Grant
        {
            Id = Samples.NewId(), PersonId = _ids.Person, CustomerNumber = _ids.Customer, RequestNumber = Samples.NewId(), KeeperId = "keeper", Scope = "合同", From = from, Until = until,
        };
        s.GetRequiredService<IAccessStore>().Add(grant);
        return Task.FromResult(grant);
    });

    private Task<IReadOnlyList<Grant>> ActiveAsync(DateTimeOffset now) => InScopeAsync(s => s.ActiveGrantsAsync(_ids.Person, _ids.Customer, now, Token));

    private Task<T> InScopeAsync<T>(Func<IAccessStore, Task<T>> work) => database.Services.InScopeAsync(s => work(s.GetRequiredService<IAccessStore>()));
}

using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Database;

public sealed class DeadlockTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_units_that_lock_in_opposite_order_both_come_through()
    {
        var (one, two) = (await database.GivenTaskAsync(), await database.GivenTaskAsync());
        var bothHold = new Barrier(2);
        var runs = 0;
        await Task.WhenAll(LockAsync(one, two), LockAsync(two, one));
        Assert.Equal(3, runs); // one of them ran twice

        Task LockAsync(StaffTask first, StaffTask second) => Task.Run(() => database.Services.InUnitAsync(async s =>
        {
            var store = s.GetRequiredService<IApprovalStore>();
            var run = Interlocked.Increment(ref runs);
            (await store.LockByTaskAsync(first.Id, Token))!.Value.Request.Title += "+";
            if (run <= 2)
                bothHold.SignalAndWait(TimeSpan.FromSeconds(30), Token);
            (await store.LockByTaskAsync(second.Id, Token))!.Value.Request.Title += "+";
        }));
    }
}

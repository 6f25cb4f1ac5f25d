using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Approvals;

public abstract class RowLockContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_who_decide_at_once_exactly_one_wins()
    {
        for (var round = 0; round < 10; round++)
        {
            var task = await database.GivenTaskAsync();
            var wins = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => DecideAsync(task.Id, $"person-{n}")));
            var winner = Assert.Single(wins.Index(), w => w.Item).Index;
            var stored = await database.Services.InScopeAsync(s => s.GetRequiredService<IApprovalStore>().FindTaskAsync(task.Id, Token));
            Assert.Equal($"person-{winner}", stored!.DecidedById);
        }
    }

    [Fact]
    public async Task The_lock_shows_what_was_decided_after_the_scope_had_read_it()
    {
        var task = await database.GivenTaskAsync();
        await using var scope = database.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IApprovalStore>();
        Assert.Equal(TaskState.Open, (await store.FindTaskAsync(task.Id, Token))!.State);
        Assert.True(await DecideAsync(task.Id, "han"));
        await scope.ServiceProvider.GetRequiredService<Crm.IUnitOfWork>().RunAsync(
            async token =>
            {
                Assert.Equal(TaskState.Decided, (await store.LockByTaskAsync(task.Id, token))!.Value.Task.State);
                return true;
            },
            Token);
    }

    [Fact]
    public async Task Locking_what_does_not_exist_answers_null() => await database.Services.InUnitAsync(async services =>
    {
        var store = services.GetRequiredService<IApprovalStore>();
        Assert.Null(await store.LockByNumberAsync("DA-0", Token));
        Assert.Null(await store.LockByInstanceAsync("0", Token));
        Assert.Null(await store.LockByTaskAsync("0", Token));
    });

    private Task<bool> DecideAsync(string taskId, string personId) => database.Services.InUnitAsync(async services =>
    {
        var (_, task) = (await services.GetRequiredService<IApprovalStore>().LockByTaskAsync(taskId, Token))!.Value;
        if (task.State != TaskState.Open)
            return false;
        (task.State, task.DecidedById, task.DecidedAt, task.Channel) = (TaskState.Decided, personId, database.Clock.Now, Channel.Api);
        return true;
    });
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Instances;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Instances;

public abstract class InstanceStoreContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_comes_back_as_it_was_saved()
    {
        var state = await GivenAsync();
        await InUnitAsync(async store =>
        {
            var read = (await store.LockAsync(state.Id, Token))!;
            Assert.Equal(state.ToJson(), read.ToJson());
        });
        Assert.Null(await database.Services.InUnitAsync(s => s.GetRequiredService<IInstanceStore>().LockAsync("none", Token)));
    }

    [Fact]
    public async Task Timers_come_and_go_with_their_bookmarks()
    {
        var (timer, plain) = (Samples.Bookmark(database.Clock.Now, database.Clock.Now.AddDays(2)), Samples.Bookmark(database.Clock.Now));
        var state = await GivenAsync(timer, plain);
        var job = Assert.Single(await TimersAsync(state));
        Assert.Equal((timer.Id, database.Clock.Now.AddDays(2)), (job.Key, job.DueAt));
        Assert.Equal($$"""{"instanceId":"{{state.Id}}","bookmarkId":"{{timer.Id}}"}""", job.Payload);

        var next = Samples.Bookmark(database.Clock.Now, database.Clock.Now.AddDays(5));
        await InUnitAsync(async store =>
        {
            var locked = (await store.LockAsync(state.Id, Token))!;
            await store.SaveAsync(Samples.Burst(locked, isNew: false, [next], [timer.Id]), Token);
        });
        Assert.Equal(next.Id, Assert.Single(await TimersAsync(state)).Key);
        Assert.Equal(new[] { plain.Id, next.Id }.Order(), (await BookmarksAsync(state)).Select(b => b.Id).Order());
    }

    [Fact]
    public async Task A_bookmark_that_two_bursts_of_one_unit_add_and_remove_leaves_no_timer()
    {
        var state = Samples.Instance(Samples.NewId(), database.Clock.Now);
        var bookmark = Samples.Bookmark(database.Clock.Now, database.Clock.Now.AddDays(1));
        await InUnitAsync(async store =>
        {
            await store.SaveAsync(Samples.Burst(state, isNew: true, [bookmark]), Token);
            var again = (await store.LockAsync(state.Id, Token))!;
            await store.SaveAsync(Samples.Burst(again, isNew: false, [], [bookmark.Id]), Token);
        });
        Assert.Empty(await TimersAsync(state));
        Assert.Empty(await BookmarksAsync(state));
    }

    [Fact]
    public async Task A_timer_that_resumes_its_own_bookmark_happens_exactly_once()
    {
        var timer = Samples.Bookmark(database.Clock.Now, database.Clock.Now);
        var state = await GivenAsync(timer);
        var job = await ClaimAsync(timer.Id);
        await FireAsync(state.Id, timer.Id, job);
        Assert.Empty(await TimersAsync(state));
        // A second worker that had the same job finds nothing to do and stores nothing.
        await Assert.ThrowsAsync<JobGoneException>(() => FireAsync(state.Id, timer.Id, job));
    }

    [Fact]
    public async Task Bursts_of_one_instance_follow_one_another()
    {
        var state = await GivenAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => InUnitAsync(async store =>
        {
            var locked = (await store.LockAsync(state.Id, Token))!;
            locked.NextExecution++;
            await store.SaveAsync(Samples.Burst(locked, isNew: false), Token);
        })));
        await InUnitAsync(async store => Assert.Equal(20, (await store.LockAsync(state.Id, Token))!.NextExecution));
        await database.Services.InScopeAsync(async s =>
        {
            Assert.Equal(Enumerable.Range(0, 21), (await s.GetRequiredService<InstanceReader>().JournalAsync(state.Id, Token)).Select(j => (int)j.Sequence));
            Assert.Equal(21, (await s.GetRequiredService<InstanceReader>().Instances.SingleAsync(i => i.Id == state.Id, Token)).RowVersion);
        });
    }

    [Fact]
    public Task A_burst_without_the_lock_is_refused() => InUnitAsync(async store =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            store.SaveAsync(Samples.Burst(Samples.Instance(Samples.NewId(), database.Clock.Now), isNew: false), Token)));

    [Fact]
    public async Task What_waits_is_found_by_its_hash_and_correlation()
    {
        var bookmark = Samples.Bookmark(database.Clock.Now, hash: Samples.NewId());
        await GivenAsync(bookmark);
        await database.Services.InScopeAsync(async s =>
        {
            var reader = s.GetRequiredService<InstanceReader>();
            Assert.Equal(bookmark.Id, Assert.Single(await reader.WaitingForAsync(bookmark.Hash, null, Token)).Id);
            Assert.Single(await reader.WaitingForAsync(bookmark.Hash, "DA-1", Token));
            Assert.Empty(await reader.WaitingForAsync(bookmark.Hash, "DA-2", Token));
        });
    }

    private async Task<InstanceState> GivenAsync(params Bookmark[] bookmarks)
    {
        var state = Samples.Instance(Samples.NewId(), database.Clock.Now);
        state.Variables["n"] = 3;
        state.Bookmarks.AddRange(bookmarks);
        await InUnitAsync(store => store.SaveAsync(Samples.Burst(state, isNew: true, bookmarks), Token));
        return state;
    }

    private Task FireAsync(string instanceId, string bookmarkId, Job job) => database.Services.InUnitAsync(async s =>
    {
        s.GetRequiredService<JobQueue>().CompleteInUnitOfWork(job);
        var store = s.GetRequiredService<IInstanceStore>();
        var state = (await store.LockAsync(instanceId, Token))!;
        if (state.Bookmarks.RemoveAll(b => b.Id == bookmarkId) > 0)
            await store.SaveAsync(Samples.Burst(state, isNew: false, [], [bookmarkId]), Token);
    });

    private Task InUnitAsync(Func<IInstanceStore, Task> work) => database.Services.InUnitAsync(s => work(s.GetRequiredService<IInstanceStore>()));

    private Task<Job> ClaimAsync(string key) => database.Services.InScopeAsync(async s =>
    {
        while (await s.GetRequiredService<JobQueue>().ClaimAsync(database.Clock.Now, Token) is { } job)
        {
            if (job.Key == key)
                return job;
        }

        throw new InvalidOperationException("No such job.");
    });

    private Task<List<Job>> TimersAsync(InstanceState state) => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().Where(j => j.Kind == JobKinds.Timer && j.Payload!.Contains(state.Id)).ToListAsync(Token));

    private Task<List<BookmarkRow>> BookmarksAsync(InstanceState state) => database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<BookmarkRow>().Where(b => b.InstanceId == state.Id).ToListAsync(Token));
}

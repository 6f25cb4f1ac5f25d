using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Jobs;

public abstract class JobQueueContract(TestDatabase database) : IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await database.Services.InScopeAsync(s =>
        s.GetRequiredService<WorkflowCrmDbContext>().Set<Job>().ExecuteDeleteAsync(Token));

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return default;
    }

    [Fact]
    public async Task Claims_at_the_same_time_never_give_a_job_twice()
    {
        var keys = Enumerable.Range(0, 60).Select(n => $"{n:00}").ToList();
        await AddAsync([.. keys.Select(k => (k, (DateTimeOffset?)null))]);
        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var mine = new List<string>();
            while (await ClaimAsync() is { } job)
                mine.Add(job.Key);
            return mine;
        }));
        Assert.Equal(keys, claimed.SelectMany(k => k).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Jobs_come_in_the_order_of_their_due_times_and_not_before()
    {
        var now = database.Clock.Now;
        await AddAsync([("later", now.AddHours(2)), ("soon", now.AddHours(1)), ("now", null)]);
        var first = (await ClaimAsync())!;
        Assert.Equal("now", first.Key);
        Assert.Null(await ClaimAsync());
        await InQueueAsync(q => q.CompleteAsync(first, Token));
        Assert.Equal(now.AddHours(1), await NextDueAtAsync());
        database.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal("soon", (await ClaimAsync())!.Key);
        Assert.Equal("later", (await ClaimAsync())!.Key);
        Assert.Null(await ClaimAsync());
    }

    [Fact]
    public async Task A_job_that_waits_for_a_later_attempt_never_dies_of_it()
    {
        await AddAsync([("call", null)]);
        for (var attempt = 1; attempt <= 15; attempt++)
        {
            var job = (await ClaimAsync())!;
            await InQueueAsync(q => q.RetryLaterAsync(job, TimeSpan.FromMinutes(7), "The server answered 503.", Token));
            Assert.Null(await ClaimAsync());
            database.Clock.Advance(TimeSpan.FromMinutes(7));
        }

        var last = (await ClaimAsync())!;
        Assert.Equal((15, JobState.Pending, "The server answered 503."), (last.Attempts, last.State, last.LastError));
    }

    [Fact]
    public async Task The_same_kind_and_key_is_the_same_job()
    {
        await AddAsync([("once", null)]);
        await AddAsync([("once", database.Clock.Now.AddDays(1)), ("once", null)]);
        Assert.Equal(1, await database.Services.CountAsync<Job>());
    }

    [Fact]
    public async Task A_job_that_fails_waits_longer_each_time_and_dies_after_its_attempts()
    {
        var options = new JobOptions { Attempts = 4, FirstBackoff = TimeSpan.FromSeconds(10) };
        await using var host = database.NewHost(database.ConnectionString, jobs: options);
        await AddAsync([("bad", null)]);
        foreach (var seconds in (int[])[10, 20, 40])
        {
            await FailNextAsync(host);
            Assert.Null(await ClaimAsync());
            database.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
            Assert.Null(await ClaimAsync());
            database.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await FailNextAsync(host);
        database.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(await ClaimAsync());
        var dead = Assert.Single((await InQueueAsync(q => q.DeadAsync(PageOf.First, Token))).Items);
        Assert.Equal(("bad", 4, "no luck"), (dead.Key, dead.Attempts, dead.LastError));
    }

    [Fact]
    public async Task A_dead_job_can_be_retried_by_a_person()
    {
        await using var host = database.NewHost(database.ConnectionString, jobs: new JobOptions { Attempts = 1 });
        await AddAsync([("dead", null)]);
        await FailNextAsync(host);
        var dead = Assert.Single((await InQueueAsync(q => q.DeadAsync(PageOf.First, Token))).Items);
        Assert.True(await database.Services.InUnitAsync(s => s.GetRequiredService<JobQueue>().RetryAsync(dead.Id, Token)));
        Assert.False(await database.Services.InUnitAsync(s => s.GetRequiredService<JobQueue>().RetryAsync(dead.Id, Token)));
        Assert.Equal((dead.Id, 0), (await ClaimAsync() is { } job ? (job.Id, job.Attempts) : default));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_changes_nothing()
    {
        await AddAsync([("slow", null)]);
        var first = (await ClaimAsync())!;
        database.Clock.Advance(new JobOptions().Lease);
        var second = (await ClaimAsync())!;
        await InQueueAsync(q => q.CompleteAsync(first, Token));
        await InQueueAsync(q => q.FailAsync(first, "late", Token));
        await Assert.ThrowsAsync<JobGoneException>(() => database.Services.InUnitAsync(s =>
        {
            s.GetRequiredService<JobQueue>().CompleteInUnitOfWork(first);
            return Task.CompletedTask;
        }));
        Assert.Equal(1, await database.Services.CountAsync<Job>());
        await InQueueAsync(q => q.CompleteAsync(second, Token));
        Assert.Equal(0, await database.Services.CountAsync<Job>());
    }

    [Fact]
    public async Task A_job_may_enqueue_its_own_successor()
    {
        await AddAsync([("daily", null)]);
        var job = (await ClaimAsync())!;
        await database.Services.InUnitAsync(s =>
        {
            var queue = s.GetRequiredService<JobQueue>();
            queue.CompleteInUnitOfWork(job);
            queue.Add(job.Kind, job.Key, null, database.Clock.Now.AddDays(1));
            return Task.CompletedTask;
        });
        Assert.Equal(database.Clock.Now.AddDays(1), await NextDueAtAsync());
    }

    [Fact]
    public async Task The_next_due_time_counts_a_lease_that_will_end()
    {
        await AddAsync([("leased", null)]);
        var job = (await ClaimAsync())!;
        Assert.Equal(job.LockedUntil, await NextDueAtAsync());
        await InQueueAsync(q => q.ReleaseAsync(job, Token));
        Assert.Equal(job.DueAt, await NextDueAtAsync());
    }

    private Task<DateTimeOffset?> NextDueAtAsync()
    {
        return InQueueAsync(q => q.NextDueAtAsync(Token));
    }

    private Task AddAsync(IReadOnlyList<(string Key, DateTimeOffset? DueAt)> jobs) => database.Services.InUnitAsync(s =>
    {
        foreach (var (key, dueAt) in jobs)
            s.GetRequiredService<JobQueue>().Add("test", key, null, dueAt);
        return Task.CompletedTask;
    });

    private Task<Job?> ClaimAsync() => InQueueAsync(q => q.ClaimAsync(database.Clock.Now, Token));

    private static async Task FailNextAsync(IServiceProvider host)
    {
        await using var scope = host.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
        var job = await queue.ClaimAsync(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow(), Token);
        await queue.FailAsync(job!, "no luck", Token);
    }

    private Task<T> InQueueAsync<T>(Func<JobQueue, Task<T>> work) => database.Services.InScopeAsync(s => work(s.GetRequiredService<JobQueue>()));

    private Task InQueueAsync(Func<JobQueue, Task> work) => database.Services.InScopeAsync(s => work(s.GetRequiredService<JobQueue>()));
}

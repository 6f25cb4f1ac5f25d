using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.Jobs;

public abstract class JobRunnerContract(TestDatabase database)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_due_runs_in_the_order_of_its_due_time_what_comes_up_meanwhile_included()
    {
        await using var host = await NewHostAsync();
        var now = database.Clock.Now;
        await AddAsync(host, ("c", now.AddHours(3)), ("a", now.AddHours(1)), ("never", now.AddDays(9)));
        host.Handler.Does = (services, job) => job.Key != "a"
            ? Task.CompletedTask
            : services.GetRequiredService<IUnitOfWork>().RunAsync(
                _ =>
                {
                    services.GetRequiredService<JobQueue>().Add("test", "b", null, now.AddHours(2));
                    return Task.FromResult(true);
                },
                Token);
        Assert.Equal(3, await host.Runner.RunDueAsync(now.AddDays(1), Token));
        Assert.Equal(["a", "b", "c"], host.Handler.Ran);
        Assert.Equal(1, await host.Services.CountAsync<Job>());
    }

    [Fact]
    public async Task A_job_that_fails_does_not_stop_the_others()
    {
        await using var host = await NewHostAsync();
        await AddAsync(host, ("bad", null), ("good", null));
        host.Handler.Does = (_, job) => job.Key == "bad" ? throw new InvalidOperationException("no luck") : Task.CompletedTask;
        await host.Runner.RunDueAsync(database.Clock.Now, Token);
        Assert.Equal(new[] { "bad", "good" }, host.Handler.Ran.Order());
        Assert.Equal(1, await host.Services.CountAsync<Job>());
    }

    [Fact]
    public async Task A_job_that_can_never_be_done_is_dead_at_once()
    {
        await using var host = await NewHostAsync();
        await AddAsync(host, ("hopeless", null));
        host.Handler.Does = (_, _) => throw new PermanentFailureException("550 no such mailbox");
        await host.Runner.RunDueAsync(database.Clock.Now.AddDays(9), Token);
        Assert.Single(host.Handler.Ran);
        var dead = Assert.Single((await host.Services.InScopeAsync(s => s.GetRequiredService<JobQueue>().DeadAsync(PageOf.First, Token))).Items);
        Assert.Equal((1, "550 no such mailbox"), (dead.Attempts, dead.LastError));
    }

    [Fact]
    public async Task A_job_that_others_must_go_before_waits_as_long_as_it_takes_and_counts_no_attempt()
    {
        await using var host = await NewHostAsync(new JobOptions { Attempts = 2 });
        await AddAsync(host, ("patient", null));
        var turns = 0;
        host.Handler.Does = (_, job) =>
        {
            Assert.Equal(0, job.Attempts);
            return ++turns < 5 ? throw new NotYetException(TimeSpan.FromMinutes(1), "others first") : Task.CompletedTask;
        };
        Assert.Equal(1, await host.Runner.RunDueAsync(database.Clock.Now, Token));
        Assert.Equal(0, await host.Runner.RunDueAsync(database.Clock.Now.AddSeconds(59), Token));
        await host.Runner.RunDueAsync(database.Clock.Now.AddHours(1), Token);
        Assert.Equal(5, turns);
        Assert.Equal(0, await host.Services.CountAsync<Job>());
    }

    [Fact]
    public async Task A_kind_without_a_handler_ends_among_the_dead_letters()
    {
        await using var host = await NewHostAsync(new JobOptions { Attempts = 1 });
        await host.Services.InUnitAsync(s =>
        {
            s.GetRequiredService<JobQueue>().Add("unheard-of", "1", null);
            return Task.CompletedTask;
        });
        await host.Runner.RunDueAsync(database.Clock.Now, Token);
        var dead = await host.Services.InScopeAsync(s => s.GetRequiredService<JobQueue>().DeadAsync(PageOf.First, Token));
        Assert.Contains("unheard-of", Assert.Single(dead.Items).LastError!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_whose_worker_crashed_runs_again_after_its_lease()
    {
        await using var host = await NewHostAsync();
        await AddAsync(host, ("crashed", null));
        Assert.NotNull(await host.Services.InScopeAsync(s => s.GetRequiredService<JobQueue>().ClaimAsync(database.Clock.Now, Token)));
        Assert.Equal(0, await host.Runner.RunDueAsync(database.Clock.Now, Token));
        database.Clock.Advance(new JobOptions().Lease);
        Assert.Equal(1, await host.Runner.RunDueAsync(database.Clock.Now, Token));
    }

    [Fact]
    public async Task The_worker_runs_what_a_commit_has_enqueued_and_stops_while_it_is_paused()
    {
        await using var host = await NewHostAsync(new JobOptions { Poll = TimeSpan.FromMinutes(5) });
        var worker = host.Services.GetRequiredService<JobWorker>();
        foreach (var service in host.Services.GetServices<IHostedService>())
            await service.StartAsync(Token);
        await AddAsync(host, ("first", null));
        await host.Handler.WaitAsync("first");

        using (await worker.PauseAsync(Token))
        {
            await AddAsync(host, ("driven", null));
            Assert.Equal(1, await host.Runner.RunDueAsync(database.Clock.Now, Token)); // nobody else has taken it
        }

        await AddAsync(host, ("last", null));
        await host.Handler.WaitAsync("last");
        Assert.True(worker.IsAlive);
        foreach (var service in host.Services.GetServices<IHostedService>())
            await service.StopAsync(Token);
        Assert.False(worker.IsAlive);
        Assert.Equal(["first", "driven", "last"], host.Handler.Ran);
    }

    [Fact]
    public async Task A_job_that_a_stopping_program_interrupts_is_given_back_without_a_failure()
    {
        await using var host = await NewHostAsync();
        var worker = host.Services.GetRequiredService<JobWorker>();
        host.Handler.RunsUntilStopped = true;
        await worker.StartAsync(Token);
        await AddAsync(host, ("long", null));
        await host.Handler.WaitAsync("long");
        await worker.StopAsync(Token);
        var job = await host.Services.InScopeAsync(s => s.GetRequiredService<JobQueue>().ClaimAsync(database.Clock.Now, Token));
        Assert.Equal(("long", 0), (job!.Key, job.Attempts));
    }

    protected async Task<RunningHost> NewHostAsync(JobOptions? options = null, string? connectionString = null)
    {
        var handler = new TestHandler();
        var host = database.NewHost(
            connectionString ?? await database.CreateAsync(),
            register: services => services.AddSingleton(handler).AddScoped<IJobHandler, TestHandler.InScope>(),
            jobs: options);
        await host.GetRequiredService<DatabaseUpgrade>().RunAsync(Token);
        return new RunningHost(host, handler);
    }

    protected static Task AddAsync(RunningHost host, params (string Key, DateTimeOffset? DueAt)[] jobs) => host.Services.InUnitAsync(s =>
    {
        foreach (var (key, dueAt) in jobs)
            s.GetRequiredService<JobQueue>().Add("test", key, null, dueAt);
        return Task.CompletedTask;
    });

    protected sealed record RunningHost(ServiceProvider Services, TestHandler Handler) : IAsyncDisposable
    {
        public JobRunner Runner => Services.GetRequiredService<JobRunner>();

        public ValueTask DisposeAsync() => Services.DisposeAsync();
    }

    /// <summary>Remembers what ran.</summary>
    protected sealed class TestHandler
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource> _waits = new();

        public ConcurrentQueue<string> Ran { get; } = new();

        public Func<IServiceProvider, Job, Task> Does { get; set; } = (_, _) => Task.CompletedTask;

        /// <summary>Whether a job takes until it is told to stop.</summary>
        public bool RunsUntilStopped { get; set; }

        public Task WaitAsync(string key) => Of(key).Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        private TaskCompletionSource Of(string key) => _waits.GetOrAdd(key, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

        public sealed class InScope(TestHandler handler, IServiceProvider services) : IJobHandler
        {
            public string Kind => "test";

            public async Task RunAsync(Job job, CancellationToken cancellationToken)
            {
                handler.Ran.Enqueue(job.Key);
                handler.Of(job.Key).TrySetResult();
                if (handler.RunsUntilStopped)
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                await handler.Does(services, job);
            }
        }
    }
}

public sealed class JobRunnerOnSqlite(SqliteDatabase database) : JobRunnerContract(database), IClassFixture<SqliteDatabase>;

public sealed class JobRunnerOnPostgres(PostgresDatabase database) : JobRunnerContract(database), IClassFixture<PostgresDatabase>
{
    private readonly PostgresDatabase _database = database;

    [Fact]
    public async Task A_commit_on_one_node_wakes_the_worker_of_another()
    {
        var connectionString = await _database.CreateAsync();
        var options = new JobOptions { Poll = TimeSpan.FromMinutes(5) };
        await using var sender = await NewHostAsync(options, connectionString);
        await using var worker = await NewHostAsync(options, connectionString);
        foreach (var service in worker.Services.GetServices<IHostedService>())
            await service.StartAsync(TestContext.Current.CancellationToken);
        await AddAsync(sender, ("remote", null));
        await worker.Handler.WaitAsync("remote");
        foreach (var service in worker.Services.GetServices<IHostedService>())
            await service.StopAsync(TestContext.Current.CancellationToken);
    }
}

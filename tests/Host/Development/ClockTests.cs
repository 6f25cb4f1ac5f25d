using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Crm;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Tests.Development;

public sealed class ClockTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Key, DateTimeOffset At)> _ran = new();
    private WorkflowCrmApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await WorkflowCrmApp.StartAsync(replace: s =>
        s.AddScoped<IJobHandler>(p => new Probe(_ran, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<JobQueue>(), p.GetRequiredService<IUnitOfWork>())));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_clock_moves_by_a_duration_and_to_an_instant()
    {
        var before = await Now();
        var advanced = await _app.AdvanceClock("1.04:00:00");
        Assert.InRange(advanced - before, new TimeSpan(28, 0, 0), new TimeSpan(28, 1, 0));

        var to = advanced.AddDays(3);
        var moved = (await Post($"{{\"to\":\"{to.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\"}}")).Json["now"]!.GetValue<DateTimeOffset>();
        Assert.InRange(moved - to, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(1));
        Assert.InRange(await Now() - moved, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("{\"advance\":\"1.00:00:00\",\"to\":\"2099-01-01T00:00:00Z\"}", 400)]
    [InlineData("{\"advance\":\"soon\"}", 400)]
    [InlineData("{\"advance\":\"30:00:00\"}", 400)]
    [InlineData("{\"advance\":5}", 400)]
    [InlineData("{\"to\":\"2099-01-01\"}", 400)]
    [InlineData("{\"to\":\"2099-01-01T00:00:00\"}", 400)]
    [InlineData("{", 400)]
    [InlineData("{\"advance\":\"-00:00:01\"}", 422)]
    [InlineData("{\"to\":\"2001-01-01T00:00:00Z\"}", 422)]
    [InlineData("{\"advance\":\"10000.00:00:00\"}", 422)]
    public async Task Nonsense_is_a_400_and_the_past_a_422(string body, int status)
    {
        var before = await Now();
        Assert.Equal(status, (int)(await Post(body)).Status);
        Assert.InRange(await Now() - before, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_falls_due_runs_in_the_order_of_its_due_times_each_at_its_own_time()
    {
        var start = await Now();
        await Enqueue(("late", start.AddHours(5)), ("early", start.AddHours(1)), ("chain", start.AddHours(3)), ("never", start.AddDays(30)));
        await _app.AdvanceClock("0.06:00:00");
        Assert.Equal(["early", "chain", "chained", "late"], _ran.Select(r => r.Key));
        var at = _ran.ToDictionary(r => r.Key, r => r.At);
        Assert.Equal(TimeSpan.FromHours(1), Rounded(at["early"] - start));
        Assert.Equal(TimeSpan.FromHours(3), Rounded(at["chain"] - start));
        Assert.Equal(TimeSpan.FromHours(4), Rounded(at["chained"] - start));
        Assert.Equal(TimeSpan.FromHours(5), Rounded(at["late"] - start));
    }

    [Fact]
    public async Task The_clock_keeps_its_time_over_a_restart()
    {
        var advanced = await _app.AdvanceClock("40.00:00:00");
        var data = await _app.StopAsync();
        await using var again = await WorkflowCrmApp.StartAsync(directory: data);
        var now = (await again.Anonymous().GetAsync("/dev/clock")).Json["now"]!.GetValue<DateTimeOffset>();
        Assert.InRange(now - advanced, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_session_survives_a_clock_that_is_moved_by_weeks()
    {
        var caller = await _app.SignInAs(SmallCompany.Designer);
        await _app.AdvanceClock("60.00:00:00");
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/api/session")).Status);
    }

    [Theory]
    [InlineData("/dev/clock")]
    [InlineData("/dev/mail")]
    [InlineData("/dev/mail.css")]
    public async Task Outside_development_none_of_this_exists(string path)
    {
        await using var app = await WorkflowCrmApp.StartAsync("Production");
        (await app.Anonymous().GetAsync(path)).Problem(404, "unknown-address");
        (await app.Anonymous().PostAsync("/dev/clock", new { advance = "1.00:00:00" })).Problem(404, "unknown-address");
    }

    private static TimeSpan Rounded(TimeSpan span) => TimeSpan.FromMinutes(Math.Round(span.TotalMinutes));

    private async Task<DateTimeOffset> Now() => (await _app.Anonymous().GetAsync("/dev/clock")).Json["now"]!.GetValue<DateTimeOffset>();

    private Task<Answer> Post(string body) => _app.Anonymous().PostTextAsync("/dev/clock", body);

    private async Task Enqueue(params (string Key, DateTimeOffset DueAt)[] jobs)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(_ =>
        {
            foreach (var (key, dueAt) in jobs)
                scope.ServiceProvider.GetRequiredService<JobQueue>().Add(Probe.KindName, key, null, dueAt);
            return Task.FromResult(true);
        }, CancellationToken.None);
    }

    private sealed class Probe(ConcurrentQueue<(string Key, DateTimeOffset At)> ran, TimeProvider time, JobQueue queue, IUnitOfWork unit) : IJobHandler
    {
        public const string KindName = "probe";

        public string Kind => KindName;

        public async Task RunAsync(Job job, CancellationToken cancellationToken)
        {
            ran.Enqueue((job.Key, time.GetUtcNow()));
            if (job.Key != "chain")
                return;
            await unit.RunAsync(_ =>
            {
                queue.Add(KindName, "chained", null, time.GetUtcNow().AddHours(1));
                return Task.FromResult(true);
            }, cancellationToken);
        }
    }
}

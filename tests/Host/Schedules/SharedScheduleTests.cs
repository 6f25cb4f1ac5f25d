using Microsoft.Extensions.DependencyInjection;
using Quartz;
using WorkflowCrm.Host.Schedules;
using WorkflowCrm.Host.Tests.Application;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Host.Tests.Schedules;

/// <summary>Several programs on one PostgreSQL, with Quartz by the real clock.</summary>
public sealed class SharedScheduleTests(PostgresServer server)
{
    [Fact]
    public async Task Two_programs_start_a_moment_once()
    {
        await using var database = await SharedDatabase.CreateAsync(server);
        await using var first = await WorkflowCrmApp.StartAsync(configure: database.With());
        await using var second = await WorkflowCrmApp.StartAsync(directory: first.DataDirectory, configure: database.With());
        Assert.All([first, second], app => Assert.True(app.Services.GetRequiredService<ScheduleKeeper>().IsWell));

        await first.PublishAsync(Workflows.Definition("soon", Workflows.Node("Elsa.StartAt", starts: true, ("dateTime", DateTimeOffset.UtcNow.AddSeconds(3).ToString("O")))));
        var instances = await Workflows.SoonAsync(() => second.InstancesOfAsync("soon"), found => found.Count > 0);
        Assert.Single(instances);
        Assert.Equal(2, await database.CountAsync("qrtz_scheduler_state"));
        await Workflows.SoonAsync(() => database.CountAsync("qrtz_triggers"), left => left == 0);
        Assert.Equal(0, await database.CountAsync("qrtz_triggers"));
        Assert.Equal(0, await database.CountAsync("jobs"));
    }

    [Fact]
    public async Task A_timer_goes_on_by_itself_and_a_version_without_it_takes_its_alarm_away()
    {
        await using var database = await SharedDatabase.CreateAsync(server);
        await using var app = await WorkflowCrmApp.StartAsync(configure: database.With());
        await app.PublishAsync(Workflows.Definition("pulse", Workflows.Node("Elsa.Timer", starts: true, ("interval", "00:00:01"))));
        var instances = await Workflows.SoonAsync(() => app.InstancesOfAsync("pulse"), found => found.Count >= 3);
        Assert.True(instances.Count >= 3);
        await app.PublishAsync(Workflows.Definition("pulse", Workflows.Node("Elsa.Event", starts: true, ("eventName", "x"))));
        Assert.Equal(0, await Workflows.SoonAsync(() => database.CountAsync("qrtz_triggers"), left => left == 0));
        Assert.Equal(0, await database.CountAsync("schedule_marks"));
    }

    [Fact]
    public async Task A_moment_that_rings_on_every_node_at_once_starts_one_instance()
    {
        await using var database = await SharedDatabase.CreateAsync(server);
        await using var first = await WorkflowCrmApp.StartAsync(configure: database.With(b => b.Configuration["Node:Role"] = "web"));
        await using var second = await WorkflowCrmApp.StartAsync(directory: first.DataDirectory, configure: database.With(b => b.Configuration["Node:Role"] = "web"));
        await first.PublishAsync(Workflows.Definition("hourly", Workflows.Node("Elsa.Cron", starts: true, ("cronExpression", "0 0 * * * *"))));
        await InBookAsync(first, book => book.SettleAsync(CancellationToken.None));
        var moment = DateTimeOffset.UtcNow.AddHours(1);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => InBookAsync(i % 2 == 0 ? first : second, book => book.StartDueAsync("hourly:a0:0", moment, CancellationToken.None))));
        Assert.Equal(1, await database.CountAsync("jobs WHERE kind = 'start-workflow'"));
    }

    [Fact]
    public async Task A_web_node_has_no_scheduler()
    {
        await using var app = await WorkflowCrmApp.StartAsync(configure: b => b.Configuration["Node:Role"] = "web");
        Assert.Null(app.Services.GetService<ISchedulerFactory>());
        Assert.Null(app.Services.GetService<ScheduleKeeper>());
    }

    private static async Task InBookAsync(WorkflowCrmApp app, Func<ScheduleBook, Task> use)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<ScheduleBook>());
    }
}

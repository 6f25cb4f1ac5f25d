using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCrm.Engine.Activities.Time;
using WorkflowCrm.Host.Development.Clock;
using WorkflowCrm.Host.Tests.Application;

namespace WorkflowCrm.Host.Tests.Schedules;

/// <summary>Schedules on the development clock.</summary>
public sealed class ScheduleWalkTests
{
    [Fact]
    public async Task Each_moment_that_the_clock_passes_starts_one_instance_at_its_own_time()
    {
        await using var app = await WorkflowCrmApp.StartAsync();
        await app.PublishAsync(Hourly("reports"));
        await app.AdvanceClock("00:00:00");
        await app.AdvanceClock("0.05:00:00");
        await app.AdvanceClock("0.02:00:00");
        var instances = await app.InstancesOfAsync("reports");
        Assert.Equal(7, instances.Count);
        Assert.All(instances, i => Assert.Equal((0, 0), (i.CreatedAt.Minute, i.CreatedAt.Second)));
        Assert.Equal(7, instances.Select(i => i.CreatedAt.Hour).Distinct().Count());
    }

    [Fact]
    public async Task A_timer_turns_from_its_publication_on()
    {
        await using var app = await WorkflowCrmApp.StartAsync();
        await app.PublishAsync(Workflows.Definition("pulse", Workflows.Node("Elsa.Timer", starts: true, ("interval", "00:10:00"))));
        await app.AdvanceClock("0.01:00:30");
        Assert.Equal(6, (await app.InstancesOfAsync("pulse")).Count);
    }

    [Fact]
    public async Task A_moment_in_the_past_starts_one_instance_ever()
    {
        await using var app = await WorkflowCrmApp.StartAsync();
        var definition = Workflows.Definition("opening", Workflows.Node("Elsa.StartAt", starts: true, ("dateTime", "2026-03-02T09:00:00+08:00")));
        await app.PublishAsync(definition);
        await app.AdvanceClock("0.01:00:00");
        await app.PublishAsync(definition);
        await app.AdvanceClock("0.01:00:00");
        await app.PublishAsync(Workflows.Definition("opening", Workflows.Node("Elsa.Event", starts: true, ("eventName", "x"))));
        await app.AdvanceClock("0.01:00:00");
        await app.PublishAsync(definition);
        await app.AdvanceClock("0.01:00:00");
        Assert.Single(await app.InstancesOfAsync("opening"));
    }

    [Fact]
    public async Task A_version_without_the_schedule_ends_it()
    {
        await using var app = await WorkflowCrmApp.StartAsync();
        await app.PublishAsync(Hourly("reports"));
        await app.AdvanceClock("0.02:00:00");
        await app.PublishAsync(Workflows.Definition("reports", Workflows.Node("Elsa.Event", starts: true, ("eventName", "x"))));
        await app.AdvanceClock("0.03:00:00");
        Assert.Equal(2, (await app.InstancesOfAsync("reports")).Count);
    }

    [Fact]
    public async Task What_was_missed_while_nobody_ran_starts_once_at_the_next_start()
    {
        await using var before = await WorkflowCrmApp.StartAsync();
        await before.PublishAsync(Hourly("reports"));
        await before.AdvanceClock("0.01:00:00");
        var first = Assert.Single(await before.InstancesOfAsync("reports"));
        var clock = before.Services.GetRequiredService<DevelopmentClock>();
        await before.Services.GetRequiredService<ClockMemory>().KeepAsync(clock.Offset + TimeSpan.FromHours(9), TestContext.Current.CancellationToken);
        var directory = await before.StopAsync();

        await using var after = await WorkflowCrmApp.StartAsync(directory: directory);
        var instances = await Workflows.SoonAsync(() => after.InstancesOfAsync("reports"), found => found.Count > 1);
        Assert.Equal(2, instances.Count);
        Assert.Equal(first.Id, instances[0].Id);
        await after.AdvanceClock("0.01:00:00");
        Assert.Equal(3, (await after.InstancesOfAsync("reports")).Count);
    }

    private static string Hourly(string id)
    {
        Assert.NotNull(CronExpression.Parse("0 0 * * * *").Next(DateTimeOffset.Parse("2026-11-25T00:00:00Z", CultureInfo.InvariantCulture), TimeZoneInfo.Utc));
        return Workflows.Definition(id, Workflows.Node("Elsa.Cron", starts: true, ("cronExpression", "0 0 * * * *")));
    }
}

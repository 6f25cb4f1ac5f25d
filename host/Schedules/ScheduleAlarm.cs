using Quartz;

namespace WorkflowCrm.Host.Schedules;

/// <summary>What Quartz rings: it starts what has come of one schedule and sets the alarm for what comes next.</summary>
internal sealed class ScheduleAlarm(IServiceScopeFactory scopes, ScheduleAlarms alarms) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var rung = ScheduleAlarms.Read(context.Trigger.Key);
        await using var scope = scopes.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<ScheduleBook>().StartDueAsync(rung.TriggerId, rung.At, cancellationToken);
        if (next is { } at)
            await alarms.SetAsync(context.Scheduler, rung with { At = at }, cancellationToken);
    }
}

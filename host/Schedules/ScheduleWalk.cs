namespace WorkflowCrm.Host.Schedules;

internal sealed class ScheduleWalk(IServiceScopeFactory scopes, ScheduleKeeper? keeper) : IScheduleWalk
{
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var alarms = await scope.ServiceProvider.GetRequiredService<ScheduleBook>().AlarmsAsync(cancellationToken);
        return alarms.Count == 0 ? null : alarms.Min(alarm => alarm.At);
    }

    public async Task<int> StartDueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ScheduleBook>().StartDueAsync(cancellationToken);
    }

    public Task ArriveAsync(CancellationToken cancellationToken) => keeper?.SynchroniseAsync(cancellationToken) ?? Task.CompletedTask;
}

using WorkflowCrm.Designer.ActivityExecutions;
using WorkflowCrm.Designer.LiveUpdates;
using WorkflowCrm.Designer.WorkflowInstances;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Designer.Instances.Live;

/// <summary>
/// Looks twice a second at the instances that somebody observes, and tells when one has run. It asks the database, so that bursts of
/// all nodes are seen, and the bursts themselves, which are many, pay nothing for the few viewers; while nobody observes it asks nothing.
/// </summary>
internal sealed class InstanceWatch(
    InstanceObservers observers, InstanceUpdates updates, ExecutionRecords records, IServiceScopeFactory scopes, ILogger<InstanceWatch> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Real time, however the program's clock is moved: people watch in it.
        using var timer = new PeriodicTimer(s_pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(tick => tick is { IsCompletedSuccessfully: true, Result: true }, TaskScheduler.Default))
        {
            try
            {
                if (!observers.IsEmpty)
                    await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(exception, "Looking for news of the instances that somebody observes has failed; it is tried again.");
            }
            catch (OperationCanceledException)
            {
            }
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = await scope.ServiceProvider.GetRequiredService<InstanceReader>().BurstsAsync(observers.Instances, stoppingToken);
        foreach (var (instanceId, _) in now.Where(instance => observers.HasMoved(instance.Key, instance.Value)))
        {
            var reading = scope.ServiceProvider.GetRequiredService<IInstanceReading>();
            if (await reading.FindAsync(instanceId, stoppingToken) is { State: var state })
                await updates.SendAsync(instanceId, ActivityStats.Of(records.Of(state, await reading.JournalAsync(instanceId, stoppingToken))), stoppingToken);
        }
    }
}

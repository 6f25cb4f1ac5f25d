using Quartz;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Host.StartUp;

namespace WorkflowCrm.Host.Schedules;

/// <summary>
/// Runs Quartz on a node that runs jobs, and keeps its alarms in line with the published definitions: at the start, whenever one is published
/// or retracted, and every minute in case something was lost. What was missed while nobody ran is found by the first of these.
/// </summary>
internal sealed class ScheduleKeeper(
    ISchedulerFactory schedulers, ScheduleAlarms alarms, IServiceScopeFactory scopes, Opening opening, ILogger<ScheduleKeeper> log)
    : BackgroundService, IAsyncDisposable
{
    private static readonly TimeSpan s_round = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private IScheduler? _scheduler;
    private volatile bool _isInLine;

    /// <summary>Whether Quartz runs and its alarms were brought into line when this was last tried, for the health check.</summary>
    public bool IsWell => _isInLine && _scheduler?.Status == SchedulerStatus.Running;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // In place before the first call is answered; only the demo company's past comes before it.
        if (opening.IsOpen)
            await TrySynchroniseAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Brings the alarms into line with the published definitions and starts what has come.</summary>
    public async Task SynchroniseAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            _isInLine = false;
            await using (var scope = scopes.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<ScheduleBook>().SettleAsync(cancellationToken);
            await SetAlarmsAsync(_scheduler ??= await StartSchedulerAsync(cancellationToken), cancellationToken);
            _isInLine = true;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await ShutDownAsync(cancellationToken);
    }

    /// <summary>Also for a program that is thrown away without being stopped: Quartz must not outlive the connections that it uses.</summary>
    public async ValueTask DisposeAsync()
    {
        await ShutDownAsync(CancellationToken.None);
        Dispose();
    }

    public override void Dispose()
    {
        _oneAtATime.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await opening.WaitAsync(stoppingToken);
            while (true)
            {
                if (!_isInLine)
                    await TrySynchroniseAsync(stoppingToken);
                await Task.Delay(s_round, stoppingToken);
                await TrySynchroniseAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TrySynchroniseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SynchroniseAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(exception, "The schedules could not be brought into line with the published definitions; it is tried again in a minute.");
        }
    }

    private async Task<IScheduler> StartSchedulerAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await ScheduleAlarms.PrepareAsync(scheduler, cancellationToken);
        await scheduler.Start(cancellationToken);
        return scheduler;
    }

    private async Task ShutDownAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _scheduler, null) is { } scheduler)
            await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    private async Task SetAlarmsAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IUnitOfWork>().RunAsync(
            async token =>
            {
                // Held until the alarms are set: another node that has read older definitions must not undo it.
                await services.GetRequiredService<IStimulusStore>().LockAsync(ScheduleBook.Lock, token);
                await alarms.BringIntoLineAsync(scheduler, await services.GetRequiredService<ScheduleBook>().AlarmsAsync(token), token);
                return true;
            },
            cancellationToken);
    }
}

using WorkflowCrm.Host.Schedules;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Host.Development.Clock;

/// <summary>Moves the clock forward, job by job: whatever falls due on the way, by schedule or as a job, runs at its own time, before anything later.</summary>
public sealed class ClockMover(
    DevelopmentClock clock, ClockMemory memory, JobWorker worker, JobRunner runner, IScheduleWalk schedules, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <param name="to">Where to; null to go by <paramref name="advance"/> from when it is this caller's turn.</param>
    /// <param name="advance">How far, when <paramref name="to"/> is null.</param>
    /// <returns>The time that it is afterwards.</returns>
    public async Task<DateTimeOffset> MoveAsync(DateTimeOffset? to, TimeSpan advance, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            using var pause = await worker.PauseAsync(cancellationToken);
            var start = clock.GetUtcNow();
            var target = to ?? start + advance;
            if (target > start)
                await PassAsync(start, target, cancellationToken);
            else
                await RunDueAsync(start, cancellationToken);
            await schedules.ArriveAsync(cancellationToken);
            return clock.GetUtcNow();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task PassAsync(DateTimeOffset start, DateTimeOffset target, CancellationToken cancellationToken)
    {
        var now = start;
        clock.StandAt(now);
        try
        {
            while (await NextDueAtAsync(cancellationToken) is { } due && due <= target)
            {
                now = due > now ? due : now;
                clock.StandAt(now);
                if (await RunDueAsync(now, cancellationToken) == 0)
                    break; // another node has it; it will not be waited for
            }

            now = target;
            clock.StandAt(now);
            await RunDueAsync(now, cancellationToken);
        }
        finally
        {
            // Also after a failure or an interruption: time never goes back behind what has run.
            clock.RunFrom(now);
            await memory.KeepAsync(clock.Offset, CancellationToken.None);
        }
    }

    private async Task<int> RunDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await schedules.StartDueAsync(cancellationToken) + await runner.RunDueAsync(now, cancellationToken);

    private async Task<DateTimeOffset?> NextDueAtAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var job = await scope.ServiceProvider.GetRequiredService<JobQueue>().NextDueAtAsync(cancellationToken);
        var moment = await schedules.NextAsync(cancellationToken);
        return job is null || moment < job ? moment ?? job : job;
    }
}

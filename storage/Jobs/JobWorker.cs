using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace WorkflowCrm.Storage.Jobs;

/// <summary>
/// Works off the jobs as they fall due. Sleeps until the next one, is woken by commits of this node and of others, and
/// looks every few seconds in case a wake-up was lost.
/// </summary>
public sealed class JobWorker(
    IServiceScopeFactory scopes, JobRunner runner, JobSignal signal, JobOptions options, TimeProvider time, ILogger<JobWorker> log)
    : BackgroundService
{
    private readonly SemaphoreSlim _lanes = new(options.Lanes, options.Lanes);
    private readonly SemaphoreSlim _pausing = new(1, 1);
    private long _lastBeat = time.GetTimestamp();

    /// <summary>False when the worker has ended or hangs, for the health check.</summary>
    public bool IsAlive =>
        ExecuteTask is { IsCompleted: false } && time.GetElapsedTime(Volatile.Read(ref _lastBeat)) < options.Lease + options.Poll + TimeSpan.FromSeconds(30);

    /// <summary>Waits for the jobs that run and holds the worker until the result is disposed; meanwhile the caller may drive <see cref="JobRunner"/> himself.</summary>
    public async Task<IDisposable> PauseAsync(CancellationToken cancellationToken)
    {
        await _pausing.WaitAsync(cancellationToken);
        var taken = 0;
        try
        {
            for (; taken < options.Lanes; taken++)
                await _lanes.WaitAsync(cancellationToken);
            return new Pause(this, options.Lanes);
        }
        catch
        {
            Resume(taken);
            throw;
        }
    }

    public override void Dispose()
    {
        _lanes.Dispose();
        _pausing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Volatile.Write(ref _lastBeat, time.GetTimestamp());
                if (!await StartNextAsync(stoppingToken))
                    await signal.WaitAsync(await IdleTimeAsync(stoppingToken), time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                log.LogError(e, "The job worker cannot reach its jobs; it tries again in a few seconds.");
                await Task.Delay(options.Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        for (var lane = 0; lane < options.Lanes; lane++)
            await _lanes.WaitAsync(CancellationToken.None); // what runs is told to stop and gives its job back
    }

    /// <summary>Starts the job that is due first, as soon as a lane is free; false when none is due.</summary>
    private async Task<bool> StartNextAsync(CancellationToken stoppingToken)
    {
        await _lanes.WaitAsync(stoppingToken);
        Job? job = null;
        try
        {
            job = await runner.ClaimAsync(time.GetUtcNow(), stoppingToken);
        }
        finally
        {
            if (job is null)
                _lanes.Release();
        }

        if (job is not null)
            _ = RunInLaneAsync(job, stoppingToken);
        return job is not null;
    }

    private async Task RunInLaneAsync(Job job, CancellationToken stoppingToken)
    {
        try
        {
            await runner.RunClaimedAsync(job, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        catch (Exception e)
        {
            log.LogError(e, "What became of the job {Kind}/{Key} could not be stored; it runs again after its lease.", job.Kind, job.Key);
        }
        finally
        {
            _lanes.Release();
        }
    }

    private async Task<TimeSpan> IdleTimeAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<JobQueue>().NextDueAtAsync(stoppingToken);
        var wait = next - time.GetUtcNow() ?? options.Poll;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait < options.Poll ? wait : options.Poll;
    }

    private void Resume(int lanes)
    {
        if (lanes > 0)
            _lanes.Release(lanes);
        _pausing.Release();
        signal.Pulse();
    }

    private sealed class Pause(JobWorker worker, int lanes) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
                worker.Resume(lanes);
        }
    }

}

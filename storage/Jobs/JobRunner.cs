using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WorkflowCrm.Storage.Jobs;

/// <summary>Claims jobs and runs each in a scope of its own.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, JobOptions options, ILogger<JobRunner> log)
{
    /// <summary>Runs everything that is due at <paramref name="upTo"/>, one after the other in the order of the due times, what comes up meanwhile included.</summary>
    /// <returns>How many jobs ran, failed ones included.</returns>
    public async Task<int> RunDueAsync(DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        var ran = 0;
        while (await RunNextAsync(upTo, cancellationToken))
            ran++;
        return ran;
    }

    /// <summary>Runs the job that is due first; false when none is due.</summary>
    public async Task<bool> RunNextAsync(DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(upTo, cancellationToken) is not { } job)
            return false;
        await RunClaimedAsync(job, cancellationToken);
        return true;
    }

    internal async Task<Job?> ClaimAsync(DateTimeOffset upTo, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().ClaimAsync(upTo, cancellationToken);
    }

    internal async Task RunClaimedAsync(Job job, CancellationToken cancellationToken) =>
        await SettleAsync(job, await RunAsync(job, cancellationToken), cancellationToken);

    private async Task<Exception?> RunAsync(Job job, CancellationToken cancellationToken)
    {
        using var lease = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        lease.CancelAfter(options.Lease * 0.9); // whoever claims it after the lease must find nobody at it
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var handler = scope.ServiceProvider.GetServices<IJobHandler>().FirstOrDefault(h => h.Kind == job.Kind)
                ?? throw new InvalidOperationException($"Nobody here handles jobs of the kind '{job.Kind}'.");
            await handler.RunAsync(job, lease.Token);
            return null;
        }
        catch (JobGoneException e)
        {
            log.LogInformation(e, "The job {Kind}/{Key} was another worker's.", job.Kind, job.Key);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private async Task SettleAsync(Job job, Exception? failure, CancellationToken cancellationToken)
    {
        // In a fresh scope and to the end: whatever state the handler's scope is in, and even when the program stops.
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<JobQueue>();
        if (failure is null)
        {
            await queue.CompleteAsync(job, CancellationToken.None);
        }
        else if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            await queue.ReleaseAsync(job, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }
        else if (failure is RetryLaterException later)
        {
            log.LogInformation("The job {Kind}/{Key} is tried again in {Pause}: {Reason}", job.Kind, job.Key, later.After, later.Message);
            await queue.RetryLaterAsync(job, later.After, later.Message, CancellationToken.None);
        }
        else if (failure is NotYetException notYet)
        {
            log.LogDebug("The job {Kind}/{Key} waits {Pause}: {Reason}", job.Kind, job.Key, notYet.After, notYet.Message);
            await queue.PostponeAsync(job, notYet.After, notYet.Message, CancellationToken.None);
        }
        else if (failure is PermanentFailureException)
        {
            log.LogWarning("The job {Kind}/{Key} has failed for good: {Reason}", job.Kind, job.Key, failure.Message);
            await queue.BuryAsync(job, failure.Message, CancellationToken.None);
        }
        else
        {
            log.LogWarning(failure, "The job {Kind}/{Key} has failed ({Attempt} of {Attempts}).", job.Kind, job.Key, job.Attempts + 1, options.Attempts);
            await queue.FailAsync(job, failure.ToString(), CancellationToken.None);
        }
    }
}

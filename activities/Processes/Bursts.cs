using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Incidents;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Runs the bursts of requests; <see cref="RequestEnds"/> closes the request of one that ends.</summary>
/// <param name="requests">Asked for only when an instance is repaired: the desk itself asks about processes, so it cannot be there before them.</param>
public sealed class Bursts(WorkflowRuntime runtime, Func<RequestDesk> requests)
{
    public Task StartAsync(StartInstance start, CancellationToken cancellationToken) => runtime.StartAsync(start, cancellationToken);

    /// <summary>False when nothing waits there any more; nothing was done then.</summary>
    public async Task<bool> ResumeAsync(
        string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken) =>
        await runtime.ResumeAsync(instanceId, bookmarkId, input, cancellationToken) == ResumeOutcome.Resumed;

    public Task CancelAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        runtime.CancelAsync(instanceId, reason, cancellationToken);

    /// <summary>Runs a failed activity again; the request that was closed as failed runs again, in the same unit of work.</summary>
    /// <param name="executionId">The execution that the incident names.</param>
    /// <param name="actorId">Who repairs it, for the request's story and the audit trail.</param>
    /// <param name="reason">Why, for the story, the audit trail and the journal.</param>
    public async Task<RepairResult> RetryAsync(
        string instanceId, string executionId, string actorId, string reason, CancellationToken cancellationToken)
    {
        var answer = await runtime.CanSettleAsync(instanceId, executionId, isSkip: false, cancellationToken);
        if (!answer.IsDone)
            return answer;
        // Before the burst: its steps give tasks only for a request that runs, and it may fail again.
        await requests().RepairAsync(instanceId, "request.retried", actorId, reason, cancellationToken);
        return await runtime.RetryAsync(instanceId, executionId, reason, cancellationToken);
    }

    /// <summary>As <see cref="RetryAsync"/>, but passes over the failed activity as if it had ended with these outcomes.</summary>
    public async Task<RepairResult> SkipAsync(
        string instanceId, string executionId, IReadOnlyList<string> outcomes, string actorId, string reason, CancellationToken cancellationToken)
    {
        var answer = await runtime.CanSettleAsync(instanceId, executionId, isSkip: true, cancellationToken);
        if (!answer.IsDone)
            return answer;
        await requests().RepairAsync(instanceId, "request.skipped", actorId, reason, cancellationToken);
        return await runtime.SkipAsync(instanceId, executionId, outcomes, reason, cancellationToken);
    }
}

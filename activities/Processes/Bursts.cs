using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Runs the bursts of requests: whatever made an instance end, its request is closed in the same unit of work.</summary>
/// <param name="requests">Asked for only when an instance has ended: the desk itself asks about processes, so it cannot be there before them.</param>
public sealed class Bursts(WorkflowRuntime runtime, IInstanceStore instances, Func<RequestDesk> requests)
{
    public async Task StartAsync(StartInstance start, CancellationToken cancellationToken) =>
        await CloseIfEndedAsync(await runtime.StartAsync(start, cancellationToken), cancellationToken);

    /// <summary>False when nothing waits there any more; nothing was done then.</summary>
    public async Task<bool> ResumeAsync(
        string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken)
    {
        if (await runtime.ResumeAsync(instanceId, bookmarkId, input, cancellationToken) != ResumeOutcome.Resumed)
            return false;
        if (await instances.LockAsync(instanceId, cancellationToken) is { } state)
            await CloseIfEndedAsync(state, cancellationToken);
        return true;
    }

    public Task CancelAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        runtime.CancelAsync(instanceId, reason, cancellationToken);

    private async Task CloseIfEndedAsync(InstanceState state, CancellationToken cancellationToken)
    {
        if (state.Status == InstanceStatus.Finished)
            await requests().EndAsync(state.Id, state.SubStatus == InstanceSubStatus.Faulted, cancellationToken);
    }
}

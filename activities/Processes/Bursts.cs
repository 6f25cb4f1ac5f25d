using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Runs the bursts of requests: whatever made an instance end, its request is closed in the same unit of work.</summary>
public sealed class Bursts(WorkflowRuntime runtime, IInstanceStore instances, RequestDesk requests)
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

    private async Task CloseIfEndedAsync(InstanceState state, CancellationToken cancellationToken)
    {
        if (state.Status == InstanceStatus.Finished)
            await requests.EndAsync(state.Id, state.SubStatus == InstanceSubStatus.Faulted, cancellationToken);
    }
}

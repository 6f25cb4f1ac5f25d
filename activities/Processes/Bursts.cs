using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Runs the bursts of requests; <see cref="RequestEnds"/> closes the request of one that ends.</summary>
public sealed class Bursts(WorkflowRuntime runtime)
{
    public Task StartAsync(StartInstance start, CancellationToken cancellationToken) => runtime.StartAsync(start, cancellationToken);

    /// <summary>False when nothing waits there any more; nothing was done then.</summary>
    public async Task<bool> ResumeAsync(
        string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken) =>
        await runtime.ResumeAsync(instanceId, bookmarkId, input, cancellationToken) == ResumeOutcome.Resumed;

    public Task CancelAsync(string instanceId, string reason, CancellationToken cancellationToken) =>
        runtime.CancelAsync(instanceId, reason, cancellationToken);
}

using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>
/// Starts, resumes and cancels instances. Made for one scope: every call runs inside the transaction that its caller has
/// opened, and all that it changes goes to the store in that transaction.
/// </summary>
public sealed class WorkflowRuntime(
    ActivityCatalogue catalogue,
    IDefinitionStore definitions,
    IInstanceStore instances,
    TimeProvider time,
    IIdSource ids,
    IServiceProvider services,
    EngineLimits limits)
{
    /// <summary>Starts an instance of the published version and runs it to its first wait or its end.</summary>
    /// <exception cref="DefinitionNotFoundException">There is no published version.</exception>
    public Task<InstanceState> StartAsync(StartInstance start, CancellationToken cancellationToken)
        => throw new NotImplementedException($"{catalogue}{definitions}{instances}{time}{ids}{services}{limits}");

    /// <summary>Locks the instance and resumes it at a bookmark.</summary>
    /// <param name="input">What the activity finds in <see cref="ActivityContext.ResumeInput"/>.</param>
    public Task<ResumeOutcome> ResumeAsync(
        string instanceId, string bookmarkId, IReadOnlyDictionary<string, object?> input, CancellationToken cancellationToken)
        => throw new NotImplementedException();

    /// <summary>
    /// Locks and ends the instance: its open activities are told, its bookmarks and timers go.
    /// False when there is no such instance or it has ended.
    /// </summary>
    public Task<bool> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken)
        => throw new NotImplementedException();
}

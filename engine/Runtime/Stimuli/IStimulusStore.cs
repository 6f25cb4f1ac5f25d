using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Runtime.Stimuli;

/// <summary>
/// Finds who waits. Every call happens inside the transaction that the caller has opened.
/// <para>
/// The other half of the contract is <see cref="IInstanceStore.SaveAsync"/>: for each added bookmark that <see cref="Bookmark.IsShared"/>, and for
/// each at all when <see cref="BurstResult.HasNewCorrelation"/>, the
/// store takes the lock of <see cref="LockAsync"/> for the instance's correlation id and for its id, and turns the oldest kept stimulus of
/// that hash which has not expired into a job <see cref="Jobs.WorkflowJobKinds.Resume"/>.
/// </para>
/// </summary>
public interface IStimulusStore
{
    /// <summary>The triggers of published definitions that have this hash.</summary>
    Task<IReadOnlyList<TriggerRecord>> TriggersAsync(string hash, CancellationToken cancellationToken);

    /// <summary>The bookmarks of running instances that have this hash, in the order in which they were made; a null filter admits all.</summary>
    Task<IReadOnlyList<WaitingBookmark>> WaitingAsync(string hash, string? correlationId, string? instanceId, CancellationToken cancellationToken);

    /// <summary>Makes those who take the same key wait for each other until their transactions end.</summary>
    Task LockAsync(string key, CancellationToken cancellationToken);

    /// <summary>Notes until an instant (UTC) that a stimulus has been handled; false when that has been noted before.</summary>
    Task<bool> ReceiveAsync(string key, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Keeps a stimulus; one of the same key that is there already stays as it is.</summary>
    Task KeepAsync(KeptStimulus stimulus, CancellationToken cancellationToken);

    /// <summary>Whether an instance is running that matches both (null admits all).</summary>
    Task<bool> IsAnyRunningAsync(string? definitionId, string? correlationId, CancellationToken cancellationToken);

    /// <summary>The running instances that this one has started.</summary>
    Task<IReadOnlyList<string>> ChildrenAsync(string parentInstanceId, CancellationToken cancellationToken);

    /// <summary>Enqueues a job with the running transaction; one of the same kind and key that still waits is the same job.</summary>
    void Enqueue(JobRequest job);
}

using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Tests.Fakes;

/// <summary>Keeps instances as the JSON that a database would hold, so that only what survives a wait survives here.</summary>
public sealed class MemoryInstances : IInstanceStore
{
    private readonly Dictionary<string, string> _states = [];

    public List<JobRequest> Jobs { get; } = [];

    /// <summary>Every timer that stands, the next one first.</summary>
    public IEnumerable<(string InstanceId, Bookmark Bookmark)> Timers() => _states.Values.Select(InstanceState.FromJson)
        .SelectMany(state => state.Bookmarks.Where(bookmark => bookmark.DueAt is not null).Select(bookmark => (state.Id, bookmark)))
        .OrderBy(timer => timer.bookmark.DueAt).ThenBy(timer => timer.bookmark.Id, StringComparer.Ordinal);

    public InstanceState Of(string instanceId) => InstanceState.FromJson(_states[instanceId]);

    public Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken) =>
        Task.FromResult(_states.TryGetValue(instanceId, out var json) ? InstanceState.FromJson(json) : null);

    public Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellationToken) => LockAsync(instanceId, cancellationToken);

    public Task SaveAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        _states[burst.State.Id] = burst.State.ToJson();
        Jobs.AddRange(burst.Jobs);
        return Task.CompletedTask;
    }
}

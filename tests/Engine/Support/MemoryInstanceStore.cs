using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Engine.Tests.Support;

/// <summary>Keeps instances as their JSON, as a database would, and remembers what every burst changed.</summary>
internal sealed class MemoryInstanceStore : IInstanceStore
{
    private readonly Dictionary<string, string> _states = [];

    public List<BurstResult> Bursts { get; } = [];

    public Dictionary<string, Bookmark> Rows { get; } = [];

    public List<JobRequest> Jobs { get; } = [];

    public Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken)
        => Task.FromResult(_states.TryGetValue(instanceId, out var json) ? InstanceState.FromJson(json) : null);

    public Task SaveAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        _states[burst.State.Id] = burst.State.ToJson();
        Bursts.Add(burst);
        Jobs.AddRange(burst.Jobs);
        foreach (var bookmark in burst.AddedBookmarks)
        {
            Rows.Add(bookmark.Id, bookmark);
        }

        foreach (var id in burst.RemovedBookmarks)
        {
            Assert.True(Rows.Remove(id), "A bookmark was removed that was never stored.");
        }

        return Task.CompletedTask;
    }

    public InstanceState Read(string instanceId) => InstanceState.FromJson(_states[instanceId]);

    public IEnumerable<InstanceState> All() => _states.Values.Select(InstanceState.FromJson);
}

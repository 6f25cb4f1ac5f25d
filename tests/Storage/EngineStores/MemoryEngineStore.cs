using WorkflowCrm.Engine.Memory;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.EngineStores;

public sealed class MemoryEngineStore : IEngineStore
{
    private readonly MemoryStore _store;

    public MemoryEngineStore() => _store = new MemoryStore(Clock);

    public TestClock Clock { get; } = new();

    public Task<T> InTransactionAsync<T>(Func<IInstanceStore, IStimulusStore, Task<T>> work) => _store.RunAsync(() => work(_store, _store));

    public Task<IReadOnlyDictionary<(string Kind, string Key), DateTimeOffset>> JobsAsync() =>
        Task.FromResult<IReadOnlyDictionary<(string Kind, string Key), DateTimeOffset>>(_store.Jobs.ToDictionary(job => (job.Request.Kind, job.Request.Key), job => job.DueAt));
}

using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Tests.Databases;

namespace WorkflowCrm.Storage.Tests.EngineStores;

/// <summary>A store as the engine knows it: in memory or in a database.</summary>
public interface IEngineStore
{
    TestClock Clock { get; }

    /// <summary>Runs one transaction; what throws is stored nowhere.</summary>
    Task<T> InTransactionAsync<T>(Func<IInstanceStore, IStimulusStore, Task<T>> work);

    /// <summary>The jobs that wait, by kind and key, with their due times.</summary>
    Task<IReadOnlyDictionary<(string Kind, string Key), DateTimeOffset>> JobsAsync();
}

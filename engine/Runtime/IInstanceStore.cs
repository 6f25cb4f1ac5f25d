using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>Keeps instances. Every call happens inside the transaction that the caller of the runtime has opened.</summary>
public interface IInstanceStore
{
    /// <summary>Locks the instance's row until the transaction ends and reads its state; null when there is none.</summary>
    Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Writes the state, the bookmark rows, one journal row, the jobs and the timers of a burst.</summary>
    Task SaveAsync(BurstResult burst, CancellationToken cancellationToken);
}

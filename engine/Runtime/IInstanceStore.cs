using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>Keeps instances. Every call happens inside the transaction that the caller of the runtime has opened.</summary>
public interface IInstanceStore
{
    /// <summary>Locks the instance's row until the transaction ends and reads its state; null when there is none.</summary>
    Task<InstanceState?> LockAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Reads the state without locking it, for those who only look; null when there is none.</summary>
    Task<InstanceState?> FindAsync(string instanceId, CancellationToken cancellationToken)
        => throw new NotSupportedException("This store cannot read an instance without locking it.");

    /// <summary>Writes the state, the bookmark rows, one journal row, the jobs and the timers of a burst.</summary>
    Task SaveAsync(BurstResult burst, CancellationToken cancellationToken);
}

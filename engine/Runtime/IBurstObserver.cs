using WorkflowCrm.Engine.Execution;

namespace WorkflowCrm.Engine.Runtime;

/// <summary>
/// Is told of every burst within its transaction, after it was saved: what the business does when an instance ends or fails belongs
/// here, whatever made it end. Taken from the services of the run; none is needed.
/// </summary>
public interface IBurstObserver
{
    /// <summary>The instance has run; an exception undoes the burst.</summary>
    ValueTask BurstSavedAsync(BurstResult burst, CancellationToken cancellationToken);
}

using WorkflowCrm.Crm;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>The simulation's loop opens the transaction of the store in memory; every use case joins it.</summary>
internal sealed class SimulatedUnit : IUnitOfWork
{
    public Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) => work(cancellationToken);
}

using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Simulation.Tests.Activities;
using WorkflowCrm.Simulation.Tests.Invariants;

namespace WorkflowCrm.Simulation.Tests.Backends;

/// <summary>What the activities of a history are made with.</summary>
internal sealed class MemoryServices(IEffects effects, Ledger ledger) : IServiceProvider
{
    public object? GetService(Type serviceType)
        => serviceType == typeof(IEffects) ? effects : serviceType == typeof(IBurstObserver) ? ledger : null;
}

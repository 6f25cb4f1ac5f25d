using WorkflowCrm.Crm.Publishing;

namespace WorkflowCrm.Activities.Simulation.World;

/// <summary>Publishes nothing.</summary>
internal sealed class SimulatedPublishing : IConfirmedPublishing
{
    public Task<PublishingOutcome> PublishAsync(string instanceId, CancellationToken cancellationToken) => Task.FromResult(PublishingOutcome.Published);
}

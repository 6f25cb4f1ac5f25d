using WorkflowCrm.Crm.Approvals;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Engine.Runtime;

namespace WorkflowCrm.Activities.Processes;

/// <summary>Closes the request of an instance that has ended, in the same unit of work, whatever made it end.</summary>
/// <param name="requests">Asked for only when an instance has ended: the desk itself asks about processes, so it cannot be there before them.</param>
public sealed class RequestEnds(Func<RequestDesk> requests) : IBurstObserver
{
    public async ValueTask BurstSavedAsync(BurstResult burst, CancellationToken cancellationToken)
    {
        // Whoever cancels an instance closes its request himself: he knows why.
        if (burst.State is { Status: InstanceStatus.Finished, SubStatus: not InstanceSubStatus.Cancelled } state)
            await requests().EndAsync(state.Id, state.SubStatus == InstanceSubStatus.Faulted, cancellationToken);
    }
}

using Microsoft.AspNetCore.SignalR;
using WorkflowCrm.Designer.ActivityExecutions;

namespace WorkflowCrm.Designer.LiveUpdates;

/// <summary>Sends the three messages that the Studio's viewer knows.</summary>
public sealed class InstanceUpdates(IHubContext<WorkflowInstanceHub> hub)
{
    public async Task SendAsync(string instanceId, IReadOnlyList<ActivityStats> stats, CancellationToken cancellationToken)
    {
        var viewers = hub.Clients.Group(instanceId);
        await viewers.SendAsync("ActivityExecutionLogUpdatedAsync", new StatsReport(stats), cancellationToken);
        await viewers.SendAsync("WorkflowExecutionLogUpdatedAsync", new { }, cancellationToken);
        await viewers.SendAsync("WorkflowInstanceUpdatedAsync", new { workflowInstanceId = instanceId }, cancellationToken);
    }
}

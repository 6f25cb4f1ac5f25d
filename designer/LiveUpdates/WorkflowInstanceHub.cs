using Microsoft.AspNetCore.SignalR;

namespace WorkflowCrm.Designer.LiveUpdates;

/// <summary><c>/elsa/hubs/workflow-instance</c>: tells the Studio's viewer that an instance has moved.</summary>
public sealed class WorkflowInstanceHub(InstanceObservers observers, ILiveAccess access) : Hub
{
    public const string Path = "/elsa/hubs/workflow-instance";

    /// <summary>Called by the viewer: from now on this connection hears of the instance.</summary>
    /// <exception cref="HubException">The person may not.</exception>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        if (await access.ObserveAsync(Context.User, instanceId, Context.ConnectionAborted) is not { } bursts)
            throw new HubException("Only process owners may observe instances, and only those that exist.");
        await Groups.AddToGroupAsync(Context.ConnectionId, instanceId, Context.ConnectionAborted);
        if (observers.Add(Context.ConnectionId, instanceId, bursts) is { } before && before != instanceId)
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, before);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        observers.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}

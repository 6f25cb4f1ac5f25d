using System.Security.Claims;

namespace WorkflowCrm.Designer.LiveUpdates;

/// <summary>Says who may hear of an instance.</summary>
public interface ILiveAccess
{
    Task<bool> MayObserveAsync(ClaimsPrincipal? person, string instanceId, CancellationToken cancellationToken);
}

using System.Security.Claims;

namespace WorkflowCrm.Designer.LiveUpdates;

/// <summary>Says who may hear of an instance.</summary>
public interface ILiveAccess
{
    /// <returns>How many bursts the instance has stored; null when there is none, or the person may not hear of it.</returns>
    Task<int?> ObserveAsync(ClaimsPrincipal? person, string instanceId, CancellationToken cancellationToken);
}

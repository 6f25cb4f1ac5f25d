using System.Security.Claims;
using WorkflowCrm.Crm.People;
using WorkflowCrm.Designer.LiveUpdates;
using WorkflowCrm.Host.SignIn;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Designer.Instances.Live;

/// <summary>Asked again for each instance: a connection may outlive the role that it was opened with.</summary>
internal sealed class LiveAccess(IOrganisationStore organisations, InstanceReader reader) : ILiveAccess
{
    public async Task<int?> ObserveAsync(ClaimsPrincipal? person, string instanceId, CancellationToken cancellationToken) =>
        person?.FindFirstValue(CurrentPerson.PersonClaim) is { } id
        && (await organisations.CurrentAsync(cancellationToken)).HasRole(id, Roles.ProcessOwner)
        && (await reader.BurstsAsync([instanceId], cancellationToken)).TryGetValue(instanceId, out var bursts)
            ? bursts
            : null;
}

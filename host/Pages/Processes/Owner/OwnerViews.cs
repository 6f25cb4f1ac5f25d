using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Storage.Definitions.Confirming;
using WorkflowCrm.Storage.Definitions.Reading;
using WorkflowCrm.Storage.Definitions.Shipping;
using WorkflowCrm.Storage.Instances;

namespace WorkflowCrm.Host.Pages.Processes.Owner;

/// <summary>Puts together the page of one process.</summary>
public sealed class OwnerViews(
    DefinitionLibrary library, ShippedVersions shipped, Confirmations confirmations, OwnedProcesses processes, InstanceReader instances)
{
    private const int MostInstances = 500;

    /// <param name="shown">The number of the version that is drawn; null for the latest.</param>
    /// <returns>null when there is no such process, or it is the program's own.</returns>
    public async Task<OwnerView?> FindAsync(string definitionId, string? shown, CancellationToken cancellationToken)
    {
        var versions = await library.VersionsAsync(definitionId, cancellationToken);
        if (versions.FirstOrDefault(version => version.IsLatest) is not { IsSystem: false } latest)
            return null;
        var offered = await shipped.FindAsync(definitionId, cancellationToken);
        var drawn = versions.FirstOrDefault(version => OwnerView.Key(version) == shown) ?? latest;
        var running = await instances.Instances
            .Where(i => i.DefinitionId == definitionId && i.Status == InstanceStatus.Running)
            .OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Take(MostInstances).ToListAsync(cancellationToken);
        return new OwnerView
        {
            Process = new OwnedProcess(
                latest, versions.FirstOrDefault(version => version.IsPublished), await confirmations.OfAsync(definitionId, cancellationToken),
                offered?.IsOffer == true, await processes.FindingsAsync(drawn.Definition, cancellationToken)),
            Versions = versions,
            Shipped = offered,
            Running = running.ToLookup(instance => instance.DefinitionVersion),
            Shown = drawn,
            Name = processes.NameOf(latest),
            Description = processes.Describe(latest.Definition),
        };
    }
}

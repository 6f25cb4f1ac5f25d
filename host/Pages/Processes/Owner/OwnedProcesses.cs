using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Processes;
using WorkflowCrm.Activities.Processes;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Definitions.Checks;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Engine.Runtime.Stimuli;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Confirming;
using WorkflowCrm.Storage.Definitions.Reading;
using WorkflowCrm.Storage.Definitions.Shipping;

namespace WorkflowCrm.Host.Pages.Processes.Owner;

/// <summary>Reads the processes for their owners.</summary>
public sealed class OwnedProcesses(
    DefinitionLibrary library, Confirmations confirmations, ShippedVersions shipped, ProcessDescriptions descriptions,
    ActivityCatalogue catalogue, IDefinitionStore definitions, EngineLimits limits, TriggerReader triggers)
{
    public async Task<Page<OwnedProcess>> ListAsync(string? search, PageOf page, CancellationToken cancellationToken)
    {
        var latest = await library.ListAsync(new DefinitionFilter { Search = search, IsSystem = false }, page, cancellationToken);
        var ids = latest.Items.Select(item => item.DefinitionId).ToList();
        var published = await library.ListAsync(
            new DefinitionFilter { Versions = VersionOptions.Published, DefinitionIds = ids }, new PageOf(1, Math.Max(1, ids.Count)), cancellationToken);
        var byId = published.Items.ToDictionary(item => item.DefinitionId, StringComparer.Ordinal);
        var awaited = await confirmations.OpenAsync(cancellationToken);
        var offers = await shipped.OffersAsync(cancellationToken);
        var rows = new List<OwnedProcess>();
        foreach (var item in latest.Items)
        {
            rows.Add(new OwnedProcess(
                item, byId.GetValueOrDefault(item.DefinitionId), awaited.FirstOrDefault(one => one.DefinitionId == item.DefinitionId),
                offers.Contains(item.DefinitionId), await FindingsAsync(item.Definition, cancellationToken)));
        }

        return new Page<OwnedProcess>(rows, latest.Number, latest.Size, latest.Total);
    }

    /// <summary>
    /// What is wrong with a text. Whether another process has taken its address or its name as an activity is looked at when it is published.
    /// </summary>
    public async Task<IReadOnlyList<DefinitionFinding>> FindingsAsync(WorkflowDefinition definition, CancellationToken cancellationToken) =>
        await DefinitionCheck.CheckAsync(definition, catalogue, definitions, limits, triggers, cancellationToken);

    /// <summary>The process as the staff see it; null when its own properties cannot be read.</summary>
    public ProcessDescription? Describe(WorkflowDefinition definition)
    {
        try
        {
            return descriptions.Of(definition);
        }
        catch (DefinitionFormatException)
        {
            return null;
        }
    }

    /// <summary>Its name in the reader's language.</summary>
    public string NameOf(StoredDefinition stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return Describe(stored.Definition)?.In(Texts.CurrentLanguage, stored.NameOrId) ?? stored.NameOrId;
    }
}

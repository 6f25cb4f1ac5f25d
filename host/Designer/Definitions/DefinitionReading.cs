using WorkflowCrm.Crm;
using WorkflowCrm.Designer.WorkflowDefinitions;
using WorkflowCrm.Designer.WorkflowDefinitions.Lists;
using WorkflowCrm.Designer.WorkflowDefinitions.Reading;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Definitions;
using WorkflowCrm.Storage.Definitions.Reading;

namespace WorkflowCrm.Host.Designer.Definitions;

/// <summary>Reads for the designer.</summary>
internal sealed class DefinitionReading(DefinitionLibrary library, IDefinitionStore store) : IDefinitionReading
{
    public async Task<DefinitionPage> ListAsync(DefinitionQuery query, CancellationToken cancellationToken)
    {
        var filter = new DefinitionFilter
        {
            Versions = Versions(query.VersionOptions) ?? VersionOptions.Latest,
            Search = query.SearchTerm,
            DefinitionIds = query.DefinitionIds,
            VersionIds = query.VersionIds,
            IsSystem = query.IsSystem,
            Order = query.Order switch
            {
                ListOrder.Created => DefinitionOrder.Created,
                ListOrder.Version => DefinitionOrder.Version,
                _ => DefinitionOrder.Name,
            },
            Descending = query.Descending,
        };
        var page = await library.ListAsync(filter, PageOf(query), cancellationToken);
        var items = page.Items.Select(stored => stored.ForStudio()).ToList();
        var gone = await GoneAsync(query, items, cancellationToken);
        return new DefinitionPage([.. items, .. gone], page.Total + gone.Count);
    }

    public async Task<StudioDefinition?> FindAsync(string definitionId, string? versionOptions, CancellationToken cancellationToken) =>
        Versions(versionOptions ?? "Latest") is { } which && await library.FindAsync(definitionId, which, cancellationToken) is { } stored ? stored.ForStudio() : null;

    public async Task<StudioDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken) =>
        (await library.FindVersionAsync(versionId, cancellationToken))?.ForStudio() ?? await FindGoneAsync(versionId, cancellationToken);

    public async Task<bool> IsNameFreeAsync(string name, string? definitionId, CancellationToken cancellationToken) =>
        !(await library.NamedAsync(name, cancellationToken)).Any(taken => taken != definitionId);

    public Task<IReadOnlyList<string>> ConsumersAsync(string definitionId, CancellationToken cancellationToken) =>
        library.ConsumersAsync(definitionId, cancellationToken);

    private static VersionOptions? Versions(string? text) => VersionOptions.TryParse(text, out var options) ? options : null;

    private static PageOf PageOf(DefinitionQuery query) => query.Page is { } page ? new PageOf(page + 1, query.PageSize) : new PageOf(1, int.MaxValue);

    /// <summary>The texts that only instances still know: their rows disappear from the Studio's list of instances when it is not told of them.</summary>
    private async Task<IReadOnlyList<StudioDefinition>> GoneAsync(DefinitionQuery query, List<StudioDefinition> found, CancellationToken cancellationToken)
    {
        var gone = new List<StudioDefinition>();
        foreach (var id in (query.VersionIds ?? []).Distinct(StringComparer.Ordinal).Where(id => !found.Exists(definition => definition.Text.Id == id)))
        {
            if (await FindGoneAsync(id, cancellationToken) is { } definition)
                gone.Add(definition);
        }

        return gone;
    }

    private async Task<StudioDefinition?> FindGoneAsync(string versionId, CancellationToken cancellationToken) =>
        await store.FindVersionAsync(versionId, cancellationToken) is { } text
            ? new StudioDefinition(text, IsLatest: false, IsPublished: false, MayChange: false, text.IsSystem, DateTimeOffset.UnixEpoch, "")
            : null;
}

using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Children;
using WorkflowCrm.Storage.Definitions.Editing;

namespace WorkflowCrm.Storage.Definitions.Publishing;

/// <summary>
/// Brings the definitions that use a published one as an activity to its new version, when it asks for that: those that are published are
/// published again, drafts stay drafts. Each is done once, after all that it uses.
/// </summary>
internal sealed class Consumers(WorkflowCrmDbContext db, VersionShelf shelf, Publisher publisher, DraftWriter drafts)
{
    /// <summary>The definitions whose latest version uses this one, in the order of their ids.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string definitionId, CancellationToken cancellationToken) =>
        await Latest(definitionId).Select(d => d.DefinitionId).Distinct().Order().ToListAsync(cancellationToken);

    public async Task<IReadOnlyList<ConsumerUpdate>> UpdateAsync(WorkflowDefinition published, ChangeBy by, CancellationToken cancellationToken)
    {
        if (published.Options is not { UsableAsActivity: true, AutoUpdateConsumingWorkflows: true })
            return [];
        var updates = new List<ConsumerUpdate>();
        var renewed = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal) { [published.DefinitionId] = published };
        foreach (var definitionId in await InOrderAsync(published.DefinitionId, cancellationToken))
        {
            if (await UpdateAsync(definitionId, renewed, by, cancellationToken) is { } update)
                updates.Add(update);
        }

        return updates;
    }

    private async Task<ConsumerUpdate?> UpdateAsync(
        string definitionId, Dictionary<string, WorkflowDefinition> renewed, ChangeBy by, CancellationToken cancellationToken)
    {
        await shelf.LockAsync(definitionId, cancellationToken);
        if (await shelf.LatestAsync(definitionId, cancellationToken) is not { } latest)
            return null; // deleted meanwhile
        var text = WorkflowDefinition.Parse(latest.Json);
        var children = text.Nodes()
            .Where(node => node.WorkflowDefinitionId is { } id && renewed.TryGetValue(id, out var child) && node.WorkflowDefinitionVersionId != child.Id)
            .DistinctBy(node => node.NodeId).ToDictionary(node => node.NodeId, node => renewed[node.WorkflowDefinitionId!], StringComparer.Ordinal);
        if (children.Count == 0)
            return null; // it was only reached through one that stays a draft
        var pinned = text.PinChildren(children);
        if (!latest.IsPublished)
        {
            var draft = await drafts.WriteAsync(pinned, definitionId, latest, by, latest.ShippedHash, cancellationToken);
            return new ConsumerUpdate(definitionId, draft.Row.Name, draft.Row.Version, IsPublished: false, [], draft.Voided);
        }

        var publication = await publisher.PublishTextAsync(pinned, definitionId, latest, by, latest.ShippedHash, cancellationToken);
        if (publication.Published is not { } row)
            return new ConsumerUpdate(definitionId, latest.Name, null, IsPublished: true, publication.Findings);
        renewed[definitionId] = row.Definition;
        return new ConsumerUpdate(definitionId, latest.Name, row.Version, IsPublished: true, publication.Findings);
    }

    /// <summary>All that use it, directly or through others, each after those that it uses; whatever uses itself is left out.</summary>
    private async Task<IReadOnlyList<string>> InOrderAsync(string definitionId, CancellationToken cancellationToken)
    {
        var usedBy = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var open = new Queue<string>([definitionId]);
        while (open.TryDequeue(out var one))
        {
            if (usedBy.ContainsKey(one))
                continue;
            usedBy[one] = await OfAsync(one, cancellationToken);
            foreach (var user in usedBy[one])
                open.Enqueue(user);
        }

        var waitsFor = usedBy.Values.SelectMany(users => users).GroupBy(user => user, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var order = new List<string>();
        var ready = new Queue<string>([definitionId]);
        while (ready.TryDequeue(out var one))
        {
            foreach (var user in usedBy[one].Where(user => user != definitionId && --waitsFor[user] == 0))
            {
                order.Add(user);
                ready.Enqueue(user);
            }
        }

        return order;
    }

    private IQueryable<DefinitionRow> Latest(string definitionId) => db.Set<DefinitionRow>().AsNoTracking()
        .Where(d => d.IsLatest && db.Set<DefinitionUseRow>().Any(u => u.UserVersionId == d.VersionId && u.DefinitionId == definitionId));
}

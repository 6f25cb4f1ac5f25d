using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Definitions.Children;

/// <summary>
/// Gives an instance that starts a text that stands for ever. A published version whose children are pinned is one; of a draft, and of
/// a version that leaves a child open, a snapshot is kept with the start.
/// </summary>
internal sealed class Snapshots(WorkflowCrmDbContext db, Unit unit, ChildPins pins, DefinitionCache cache, TimeProvider time)
{
    public async ValueTask<WorkflowDefinition> PinAsync(
        WorkflowDefinition definition, DefinitionStore store, IReadOnlyList<string> users, CancellationToken cancellationToken)
    {
        // A workflow that contains itself has no end; the engine reports it when it is nested too deeply.
        if (definition.Id.Length == 0 || cache.IsPinned(definition.Id) || users.Contains(definition.Id))
            return definition;
        var draft = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.VersionId == definition.Id).Select(d => (bool?)(d.PublishedAt == null)).FirstOrDefaultAsync(cancellationToken);
        if (draft is null)
            return definition; // a snapshot itself
        var children = await ChildrenAsync(await pins.ResolveAsync(definition, store, cancellationToken), store, [.. users, definition.Id], cancellationToken);
        if (children.Count == 0 && draft is false)
        {
            if (!unit.IsPublishing) // else it may yet be rolled back to a draft
                cache.KeepPinned(definition.Id);
            return definition;
        }

        return await KeepAsync(definition, children, cancellationToken);
    }

    /// <summary>The versions that nodes must name and do not yet, by node id.</summary>
    public async ValueTask<Dictionary<string, WorkflowDefinition>> ChildrenAsync(
        IReadOnlyList<ChildPin> resolved, DefinitionStore store, IReadOnlyList<string> users, CancellationToken cancellationToken)
    {
        var children = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal);
        foreach (var pin in resolved)
        {
            if (pin.Child is null)
                continue; // an incident when it is reached
            var child = await PinAsync(pin.Child, store, users, cancellationToken);
            if (!pin.IsNamed || child.Id != pin.Child.Id)
                children[pin.Node.NodeId] = child;
        }

        return children;
    }

    private async Task<WorkflowDefinition> KeepAsync(
        WorkflowDefinition definition, Dictionary<string, WorkflowDefinition> children, CancellationToken cancellationToken)
    {
        unit.Require();
        var text = definition.PinChildren(children);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToJson())))[..32];
        var snapshot = text.Change(document => document["id"] = id);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO definition_snapshots (id, definition_id, version_id, version, json, created_at)
            VALUES ({id}, {definition.DefinitionId}, {definition.Id}, {definition.Version}, {snapshot.ToJson()}, {db.Parameter(time.GetUtcNow())})
            ON CONFLICT (id) DO NOTHING
            """,
            cancellationToken);
        return snapshot;
    }
}

using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Which version is published is asked of the database each time (one narrow index look-up), so every node is right at once after a publication.</summary>
internal sealed class DefinitionStore(WorkflowCrmDbContext db, Unit unit, DefinitionCache cache) : IDefinitionStore
{
    public async ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var (lookup, versionId) = (new Statements(db), (string?)null);
        lookup.AddRow($"SELECT version_id FROM definitions WHERE definition_id = {definitionId} AND is_published", row => versionId = row?.GetString(0));
        await lookup.ExecuteAsync(cancellationToken);
        return versionId is null ? null : await FindVersionAsync(versionId, cancellationToken);
    }

    public async ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken)
    {
        if (cache.Find(versionId) is { } cached)
            return cached;
        await db.FlushAsync(unit, cancellationToken);
        var row = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.VersionId == versionId).Select(d => new { d.Json, IsDraft = d.IsLatest && !d.IsPublished }).FirstOrDefaultAsync(cancellationToken);
        if (row is null)
            return null;
        var definition = WorkflowDefinition.Parse(row.Json);
        // A draft still changes, and a version that this unit of work has added may yet be rolled back.
        var isOwn = db.Set<DefinitionRow>().Local.FindEntry(versionId) is not null;
        return row.IsDraft || isOwn ? definition : cache.Keep(versionId, definition);
    }

    public async ValueTask<IReadOnlyList<WorkflowDefinition>> ListPublishedAsync(CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var versionIds = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.IsPublished).OrderBy(d => d.DefinitionId).Select(d => d.VersionId).ToListAsync(cancellationToken);
        var definitions = new List<WorkflowDefinition>(versionIds.Count);
        foreach (var versionId in versionIds)
        {
            if (await FindVersionAsync(versionId, cancellationToken) is { } definition)
                definitions.Add(definition);
        }

        return definitions;
    }
}

using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Children;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Which version is published is asked of the database each time (one narrow index look-up), so every node is right at once after a publication.</summary>
internal sealed class DefinitionStore(WorkflowCrmDbContext db, Unit unit, DefinitionCache cache, Func<Snapshots> snapshots) : IDefinitionStore
{
    public async ValueTask<WorkflowDefinition?> FindPublishedAsync(string definitionId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var (lookup, versionId) = (new Statements(db), (string?)null);
        lookup.AddRow($"SELECT version_id FROM definitions WHERE definition_id = {definitionId} AND is_published", row => versionId = row?.GetString(0));
        await lookup.ExecuteAsync(cancellationToken);
        return versionId is null ? null : await FindVersionAsync(versionId, cancellationToken);
    }

    /// <summary>A version, or a snapshot; also one whose definition was deleted, for those who run on it.</summary>
    public async ValueTask<WorkflowDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken)
    {
        if (cache.Find(versionId) is { } cached)
            return cached;
        await db.FlushAsync(unit, cancellationToken);
        var row = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.VersionId == versionId).Select(d => new { d.Json, IsDraft = d.PublishedAt == null }).FirstOrDefaultAsync(cancellationToken);
        if (row is null)
            return await FindSnapshotAsync(versionId, cancellationToken);
        var definition = WorkflowDefinition.Parse(row.Json);
        return row.IsDraft || unit.IsPublishing ? definition : cache.Keep(versionId, definition);
    }

    public async ValueTask<WorkflowDefinition?> FindActivityAsync(string activityType, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var versionId = await db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.ActivityType == activityType && d.IsPublished).OrderBy(d => d.DefinitionId).Select(d => d.VersionId).FirstOrDefaultAsync(cancellationToken);
        return versionId is null ? null : await FindVersionAsync(versionId, cancellationToken);
    }

    public ValueTask<WorkflowDefinition> PinAsync(WorkflowDefinition definition, CancellationToken cancellationToken) =>
        snapshots().PinAsync(definition, this, [], cancellationToken);

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

    private async ValueTask<WorkflowDefinition?> FindSnapshotAsync(string id, CancellationToken cancellationToken)
    {
        var json = await db.Set<SnapshotRow>().AsNoTracking().Where(s => s.Id == id).Select(s => s.Json).FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : cache.Keep(id, WorkflowDefinition.Parse(json));
    }
}

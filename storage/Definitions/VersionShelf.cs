using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Activities;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Children;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Reads and writes the versions of a definition under its lock, within the running unit of work.</summary>
internal sealed class VersionShelf(WorkflowCrmDbContext db, Unit unit, ActivityCatalogue catalogue, IIds ids, TimeProvider time)
{
    /// <summary>Makes those who change the same definition wait for each other; a new one has no row yet that could be locked.</summary>
    public async Task LockAsync(string definitionId, CancellationToken cancellationToken)
    {
        unit.Require();
        unit.IsPublishing = true;
        await db.LockAsync(unit, "definition/" + definitionId, cancellationToken);
    }

    public Task<DefinitionRow?> LatestAsync(string definitionId, CancellationToken cancellationToken) =>
        FindAsync(definitionId, VersionOptions.Latest, cancellationToken);

    /// <summary>The version that is meant; of several, the published one, else the newest.</summary>
    public async Task<DefinitionRow?> FindAsync(string definitionId, VersionOptions options, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await options.Filter(db.Set<DefinitionRow>().AsNoTracking().Where(d => d.DefinitionId == definitionId))
            .OrderByDescending(d => d.IsPublished).ThenByDescending(d => d.Version).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The place of a text that is about to be stored: the draft's, or a new version's.</summary>
    public async Task<Place> PlaceAsync(string definitionId, DefinitionRow? draft, CancellationToken cancellationToken)
    {
        if (draft is not null)
            return new Place(draft.VersionId, draft.Version, IsNew: false);
        // Deleted versions count: a number that an instance bears is not given twice.
        var stored = await db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId).MaxAsync(d => (int?)d.Version, cancellationToken);
        var kept = await db.Set<SnapshotRow>().Where(s => s.DefinitionId == definitionId).MaxAsync(s => (int?)s.Version, cancellationToken);
        return new Place(ids.New(), Math.Max(stored ?? 0, kept ?? 0) + 1, IsNew: true);
    }

    /// <summary>Stores a text at its place as the latest version.</summary>
    /// <param name="text">The document, stamped with its place.</param>
    public async Task<DefinitionRow> WriteAsync(WorkflowDefinition text, Place place, bool publish, ChangeBy by, string? shippedHash, CancellationToken cancellationToken)
    {
        var versions = Versions(text.DefinitionId);
        if (place.IsNew)
            await versions.Where(d => d.IsLatest).ExecuteUpdateAsync(set => set.SetProperty(d => d.IsLatest, false), cancellationToken);
        else
            await versions.Where(d => d.VersionId == place.VersionId).ExecuteDeleteAsync(cancellationToken);
        if (publish)
            await UnpublishAsync(text.DefinitionId, cancellationToken);
        var now = time.GetUtcNow();
        var row = new DefinitionRow
        {
            VersionId = place.VersionId,
            DefinitionId = text.DefinitionId,
            Version = place.Version,
            Name = text.Name is { Length: > 0 } name ? name : text.DefinitionId,
            Json = text.ToJson(),
            IsLatest = true,
            IsPublished = publish,
            ShippedHash = shippedHash,
            CreatedAt = now,
            PublishedAt = publish ? now : null,
            ChangedBy = by.PersonId,
            ChangedIn = by.Window,
            ActivityType = ActivityTypeOf(text),
            IsSystem = text.IsSystem,
            IsReadonly = text.IsReadonly,
        };
        db.Add(row);
        await db.FlushAsync(unit, cancellationToken);
        db.Entry(row).State = EntityState.Detached;
        await WriteUsesAsync(text, cancellationToken);
        return row;
    }

    /// <summary>Lets the text of an old draft stand, with its children pinned.</summary>
    public async Task FixAsync(DefinitionRow row, WorkflowDefinition pinned, CancellationToken cancellationToken)
    {
        (row.Json, row.PublishedAt) = (pinned.ToJson(), time.GetUtcNow());
        await Versions(row.DefinitionId).Where(d => d.VersionId == row.VersionId)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Json, row.Json).SetProperty(d => d.PublishedAt, row.PublishedAt), cancellationToken);
        await WriteUsesAsync(pinned, cancellationToken);
    }

    /// <summary>Publishes a version that stands already, in the place of the one that is published.</summary>
    public async Task RepublishAsync(DefinitionRow row, CancellationToken cancellationToken)
    {
        await UnpublishAsync(row.DefinitionId, cancellationToken);
        await Versions(row.DefinitionId).Where(d => d.VersionId == row.VersionId)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.IsPublished, true), cancellationToken);
        row.IsPublished = true;
    }

    public Task<int> UnpublishAsync(string definitionId, CancellationToken cancellationToken) => Versions(definitionId)
        .Where(d => d.IsPublished).ExecuteUpdateAsync(set => set.SetProperty(d => d.IsPublished, false), cancellationToken);

    /// <summary>Keeps which nodes of the version stand for which definitions, and under which type it may be used itself.</summary>
    public async Task IndexAsync(DefinitionRow row, CancellationToken cancellationToken)
    {
        var text = WorkflowDefinition.Parse(row.Json);
        var type = ActivityTypeOf(text);
        if (row.ActivityType != type)
            await Versions(row.DefinitionId).Where(d => d.VersionId == row.VersionId).ExecuteUpdateAsync(set => set.SetProperty(d => d.ActivityType, type), cancellationToken);
        await WriteUsesAsync(text, cancellationToken);
    }

    private IQueryable<DefinitionRow> Versions(string definitionId) => db.Set<DefinitionRow>().Where(d => d.DefinitionId == definitionId);

    private async Task WriteUsesAsync(WorkflowDefinition text, CancellationToken cancellationToken)
    {
        await db.Set<DefinitionUseRow>().Where(u => u.UserVersionId == text.Id).ExecuteDeleteAsync(cancellationToken);
        var uses = text.Nodes()
            .Where(node => node.WorkflowDefinitionId is { Length: > 0 } && catalogue.Find(node.Type) is null)
            .DistinctBy(node => node.NodeId)
            .Select(node => new DefinitionUseRow
            {
                UserVersionId = text.Id,
                NodeId = node.NodeId,
                DefinitionId = node.WorkflowDefinitionId!,
                VersionId = node.WorkflowDefinitionVersionId,
            })
            .ToList();
        db.AddRange(uses);
        await db.FlushAsync(unit, cancellationToken);
        foreach (var use in uses)
            db.Entry(use).State = EntityState.Detached;
    }

    private static string? ActivityTypeOf(WorkflowDefinition text) => text.Options.UsableAsActivity ? text.ActivityType : null;
}

/// <summary>Where a text is stored.</summary>
internal sealed record Place(string VersionId, int Version, bool IsNew);

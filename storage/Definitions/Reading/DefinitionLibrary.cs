using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Publishing;

namespace WorkflowCrm.Storage.Definitions.Reading;

/// <summary>Reads the stored definitions, for those who list, draw and export them.</summary>
public sealed class DefinitionLibrary
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;
    private readonly DefinitionStore _store;
    private readonly VersionShelf _shelf;
    private readonly Consumers _consumers;

    internal DefinitionLibrary(WorkflowCrmDbContext db, Unit unit, DefinitionStore store, VersionShelf shelf, Consumers consumers) =>
        (_db, _unit, _store, _shelf, _consumers) = (db, unit, store, shelf, consumers);

    /// <summary>The version that is meant; of several, the published one, else the newest. null when there is none.</summary>
    public async Task<StoredDefinition?> FindAsync(string definitionId, VersionOptions which, CancellationToken cancellationToken) =>
        await _shelf.FindAsync(definitionId, which, cancellationToken) is { } row ? StoredDefinition.Of(row) : null;

    /// <summary>A version by its own id; null when there is none.</summary>
    public async Task<StoredDefinition?> FindVersionAsync(string versionId, CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        return await _db.Set<DefinitionRow>().AsNoTracking().FirstOrDefaultAsync(d => d.VersionId == versionId, cancellationToken) is { } row
            ? StoredDefinition.Of(row)
            : null;
    }

    /// <summary>All versions of a definition, the newest first.</summary>
    public async Task<IReadOnlyList<StoredDefinition>> VersionsAsync(string definitionId, CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        var rows = await _db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.DefinitionId == definitionId).OrderByDescending(d => d.Version).ToListAsync(cancellationToken);
        return [.. rows.Select(StoredDefinition.Of)];
    }

    public async Task<Page<StoredDefinition>> ListAsync(DefinitionFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await _db.FlushAsync(_unit, cancellationToken);
        var rows = Matching(filter);
        var found = await Ordered(rows, filter).PageAsync(rows, page, cancellationToken);
        return new Page<StoredDefinition>([.. found.Items.Select(StoredDefinition.Of)], found.Number, found.Size, found.Total);
    }

    /// <summary>The published version of every definition, in the order of their ids.</summary>
    public async Task<IReadOnlyList<WorkflowDefinition>> ListPublishedAsync(CancellationToken cancellationToken) =>
        await _store.ListPublishedAsync(cancellationToken);

    /// <summary>The ids of the definitions whose latest version uses this one as an activity.</summary>
    public Task<IReadOnlyList<string>> ConsumersAsync(string definitionId, CancellationToken cancellationToken) => _consumers.OfAsync(definitionId, cancellationToken);

    /// <summary>The ids of the definitions whose latest version has this name, in any case.</summary>
    public async Task<IReadOnlyList<string>> NamedAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        await _db.FlushAsync(_unit, cancellationToken);
        var wanted = name.Trim().ToUpperInvariant();
        return await _db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.IsLatest && Sql.Upper(d.Name) == wanted).Select(d => d.DefinitionId).ToListAsync(cancellationToken);
    }

    /// <summary>Every version that may be used as an activity, without its text, in the order of its type and number.</summary>
    public async Task<IReadOnlyList<UsableVersion>> UsableAsync(CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        return await _db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.ActivityType != null)
            .OrderBy(d => d.ActivityType).ThenBy(d => d.Version).ThenByDescending(d => d.IsPublished).ThenBy(d => d.DefinitionId)
            .Select(d => new UsableVersion(d.VersionId, d.ActivityType!, d.Version, d.IsPublished, d.CreatedAt)).ToListAsync(cancellationToken);
    }

    private IQueryable<DefinitionRow> Matching(DefinitionFilter filter)
    {
        var rows = filter.Versions.Filter(_db.Set<DefinitionRow>().AsNoTracking());
        if (filter.DefinitionIds is { } definitionIds)
            rows = rows.Where(d => definitionIds.Contains(d.DefinitionId));
        if (filter.VersionIds is { } versionIds)
            rows = rows.Where(d => versionIds.Contains(d.VersionId));
        if (filter.IsSystem is { } isSystem)
            rows = rows.Where(d => d.IsSystem == isSystem);
        if (filter.Search?.Trim() is { Length: > 0 } search)
        {
            var wanted = search.ToUpperInvariant();
            rows = rows.Where(d => Sql.Upper(d.Name).Contains(wanted) || Sql.Upper(d.DefinitionId).Contains(wanted));
        }

        return rows;
    }

    private static IQueryable<DefinitionRow> Ordered(IQueryable<DefinitionRow> rows, DefinitionFilter filter)
    {
        var ordered = (filter.Order, filter.Descending) switch
        {
            (DefinitionOrder.Created, false) => rows.OrderBy(d => d.CreatedAt),
            (DefinitionOrder.Created, true) => rows.OrderByDescending(d => d.CreatedAt),
            (DefinitionOrder.Version, false) => rows.OrderBy(d => d.Version),
            (DefinitionOrder.Version, true) => rows.OrderByDescending(d => d.Version),
            (_, false) => rows.OrderBy(d => d.Name),
            (_, true) => rows.OrderByDescending(d => d.Name),
        };
        return ordered.ThenBy(d => d.VersionId);
    }
}

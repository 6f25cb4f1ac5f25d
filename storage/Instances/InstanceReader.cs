using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Execution;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Instances;

/// <summary>Reads instances, their journals and what waits, without any lock. The state itself is read by <c>IInstanceStore.FindAsync</c>.</summary>
public sealed class InstanceReader
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;

    internal InstanceReader(WorkflowCrmDbContext db, Unit unit) => (_db, _unit) = (db, unit);

    /// <summary>Instances to be filtered and ordered by the caller; untracked and narrow.</summary>
    public IQueryable<InstanceRow> Instances => _db.Set<InstanceRow>().AsNoTracking();

    /// <summary>One page of the instances that match.</summary>
    public async Task<Page<InstanceRow>> ListAsync(InstanceFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await _db.FlushAsync(_unit, cancellationToken);
        var rows = InstanceListing.Matching(_db, filter);
        return await InstanceListing.Ordered(rows, filter).PageAsync(rows, page, cancellationToken);
    }

    /// <summary>How many bursts each of these instances has stored; those that are gone are missing.</summary>
    public async Task<IReadOnlyDictionary<string, int>> BurstsAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken) =>
        await _db.Set<InstanceRow>().AsNoTracking().Where(i => instanceIds.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.RowVersion, cancellationToken);

    /// <summary>All lines, the first one first.</summary>
    public async Task<IReadOnlyList<JournalEntry>> JournalAsync(string instanceId, CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        var rows = await _db.Set<JournalRow>().AsNoTracking()
            .Where(j => j.InstanceId == instanceId).OrderBy(j => j.FromSequence).Select(j => j.Entries).ToListAsync(cancellationToken);
        return [.. rows.SelectMany(entries => JsonSerializer.Deserialize<List<JournalEntry>>(entries, InstanceStore.JournalJson)!)];
    }

    /// <summary>The bookmarks with this hash; with a correlation id only those of instances that carry it.</summary>
    public async Task<IReadOnlyList<BookmarkRow>> WaitingForAsync(string hash, string? correlationId, CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        var bookmarks = _db.Set<BookmarkRow>().AsNoTracking().Where(b => b.Hash == hash);
        if (correlationId is not null)
            bookmarks = bookmarks.Where(b => b.CorrelationId == correlationId);
        return await bookmarks.OrderBy(b => b.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The shared bookmarks of a name whose payload holds parameters in braces; with a correlation id only those of instances that carry it.</summary>
    public async Task<IReadOnlyList<BookmarkRow>> WaitingWithParametersAsync(string name, string? correlationId, CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        // The payload itself begins with a brace; what follows it is looked at.
        var bookmarks = _db.Set<BookmarkRow>().AsNoTracking().Where(b => b.Name == name && b.Payload != null && EF.Functions.Like(b.Payload, "_%{%"));
        if (correlationId is not null)
            bookmarks = bookmarks.Where(b => b.CorrelationId == correlationId);
        return await bookmarks.OrderBy(b => b.Id).ToListAsync(cancellationToken);
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Engine.Runtime;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Stimuli;

namespace WorkflowCrm.Storage.Definitions;

/// <summary>Publishes definitions. Each call is a unit of work of its own or joins the running one, and holds the definition's lock until its end.</summary>
public sealed class DefinitionLibrary
{
    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;
    private readonly IUnitOfWork _unitOfWork;
    private readonly DefinitionStore _store;
    private readonly IIds _ids;
    private readonly TimeProvider _time;
    private readonly EngineLimits _limits;
    private readonly Func<TriggerIndex?> _triggers;

    internal DefinitionLibrary(WorkflowCrmDbContext db, Unit unit, IUnitOfWork unitOfWork, DefinitionStore store, IIds ids, TimeProvider time, EngineLimits limits, Func<TriggerIndex?> triggers) =>
        (_db, _unit, _unitOfWork, _store, _ids, _time, _limits, _triggers) = (db, unit, unitOfWork, store, ids, time, limits, triggers);

    /// <summary>Publishes a definition that comes with the program, unless a process owner has made it his own.</summary>
    /// <exception cref="DefinitionFormatException">The text is no definition, or names no definition id.</exception>
    public Task<ShippedImport> ImportShippedAsync(string json, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var definition = Parse(json);
        return _unitOfWork.RunAsync(
            async token =>
            {
                var latest = await LockLatestAsync(definition.DefinitionId, token);
                if (latest is not null && latest.ShippedHash is null)
                    return ShippedImport.OwnVersionKept;
                if (latest?.ShippedHash == hash)
                    return ShippedImport.Unchanged;
                await AddVersionAsync(definition, latest, hash, publish: true, token);
                return latest is null ? ShippedImport.Added : ShippedImport.Updated;
            },
            cancellationToken);
    }

    /// <summary>Publishes the text as the next version; new requests run on it, running ones stay on theirs.</summary>
    /// <exception cref="DefinitionFormatException">The text is no definition, or names no definition id.</exception>
    public Task<WorkflowDefinition> PublishAsync(string json, CancellationToken cancellationToken) =>
        AddAsync(json, publish: true, cancellationToken);

    /// <summary>Keeps the text as the draft that will be the next version; a draft that is there already is replaced.</summary>
    /// <exception cref="DefinitionFormatException">The text is no definition, or names no definition id.</exception>
    public Task<WorkflowDefinition> SaveDraftAsync(string json, CancellationToken cancellationToken) =>
        AddAsync(json, publish: false, cancellationToken);

    /// <summary>The published version of every definition, in the order of their ids.</summary>
    public async Task<IReadOnlyList<WorkflowDefinition>> ListPublishedAsync(CancellationToken cancellationToken) =>
        await _store.ListPublishedAsync(cancellationToken);

    /// <summary>The latest version, be it a draft or published; null when the definition is unknown.</summary>
    public async Task<WorkflowDefinition?> FindLatestAsync(string definitionId, CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        var versionId = await _db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.DefinitionId == definitionId && d.IsLatest).Select(d => d.VersionId).FirstOrDefaultAsync(cancellationToken);
        return versionId is null ? null : await _store.FindVersionAsync(versionId, cancellationToken);
    }

    private WorkflowDefinition Parse(string json)
    {
        var definition = WorkflowDefinition.Parse(json, _limits);
        return definition.DefinitionId.Length > 0 ? definition : throw new DefinitionFormatException("The definition has no definitionId.");
    }

    private Task<WorkflowDefinition> AddAsync(string json, bool publish, CancellationToken cancellationToken)
    {
        var definition = Parse(json);
        return _unitOfWork.RunAsync(
            async token => await AddVersionAsync(definition, await LockLatestAsync(definition.DefinitionId, token), shippedHash: null, publish, token),
            cancellationToken);
    }

    private async Task<DefinitionRow?> LockLatestAsync(string definitionId, CancellationToken cancellationToken)
    {
        if (_db.IsPostgres) // a lock on the id, as for a new definition there is no row yet
            await _db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"definition/" + definitionId}, 0))", cancellationToken);
        await _db.FlushAsync(_unit, cancellationToken);
        return await _db.Set<DefinitionRow>().AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == definitionId && d.IsLatest, cancellationToken);
    }

    private async Task<WorkflowDefinition> AddVersionAsync(
        WorkflowDefinition definition, DefinitionRow? latest, string? shippedHash, bool publish, CancellationToken cancellationToken)
    {
        var versions = _db.Set<DefinitionRow>().Where(d => d.DefinitionId == definition.DefinitionId);
        var draft = latest is { IsPublished: false } ? latest : null;
        if (draft is not null)
            await versions.Where(d => d.VersionId == draft.VersionId).ExecuteDeleteAsync(cancellationToken);
        await versions.Where(d => d.IsLatest).ExecuteUpdateAsync(set => set.SetProperty(d => d.IsLatest, false), cancellationToken);
        if (publish)
            await versions.Where(d => d.IsPublished).ExecuteUpdateAsync(set => set.SetProperty(d => d.IsPublished, false), cancellationToken);

        var versionId = draft?.VersionId ?? _ids.New();
        var version = draft?.Version ?? (latest?.Version ?? 0) + 1;
        var stored = definition.Change(document => Stamp(document, versionId, version, publish));
        _db.Add(new DefinitionRow
        {
            VersionId = versionId,
            DefinitionId = definition.DefinitionId,
            Version = version,
            Name = definition.Name ?? definition.DefinitionId,
            Json = stored.ToJson(),
            IsLatest = true,
            IsPublished = publish,
            ShippedHash = shippedHash,
            CreatedAt = _time.GetUtcNow(),
        });
        await _db.FlushAsync(_unit, cancellationToken);
        if (publish && _triggers() is { } triggers)
            await triggers.ReplaceAsync(stored, cancellationToken);
        return stored;
    }

    private static void Stamp(JsonObject document, string versionId, int version, bool published)
    {
        document["id"] = versionId;
        document["version"] = version;
        document["isLatest"] = true;
        document["isPublished"] = published;
    }
}

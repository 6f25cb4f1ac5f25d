using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Audit;
using WorkflowCrm.Engine.Definitions;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Definitions.Auditing;
using WorkflowCrm.Storage.Definitions.Editing;

namespace WorkflowCrm.Storage.Definitions.Shipping;

/// <summary>
/// The shipped texts beside the company's own versions: to compare with, and to set back to. A version remembers the hash of the shipped
/// file that it was made from and is never overwritten by another text, so what was taken over once is not offered again; nor is what was
/// declined, until the shipped text changes once more.
/// </summary>
public sealed class ShippedVersions
{
    private readonly WorkflowCrmDbContext _db;
    private readonly IUnitOfWork _unitOfWork;
    private readonly VersionShelf _shelf;
    private readonly DraftWriter _drafts;
    private readonly IShippedTexts _texts;
    private readonly IAudit _audit;

    internal ShippedVersions(WorkflowCrmDbContext db, IUnitOfWork unitOfWork, VersionShelf shelf, DraftWriter drafts, IShippedTexts texts, IAudit audit) =>
        (_db, _unitOfWork, _shelf, _drafts, _texts, _audit) = (db, unitOfWork, shelf, drafts, texts, audit);

    /// <summary>SHA-256 of a shipped file.</summary>
    internal static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <summary>What the program ships for this definition; null when that is nothing.</summary>
    public async Task<ShippedVersion?> FindAsync(string definitionId, CancellationToken cancellationToken)
    {
        if (_texts.Find(definitionId) is not { } json)
            return null;
        var hash = HashOf(json);
        var made = await _db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => d.DefinitionId == definitionId).Select(d => new { d.ShippedHash, d.IsPublished }).ToListAsync(cancellationToken);
        var isDeclined = await _db.Set<DeclinedVersionRow>().AnyAsync(d => d.DefinitionId == definitionId && d.ShippedHash == hash, cancellationToken);
        return new ShippedVersion(
            WorkflowDefinition.Parse(json),
            IsInUse: made.Exists(version => version.IsPublished && version.ShippedHash == hash),
            IsOffer: !isDeclined && made.Count > 0 && !made.Exists(version => version.ShippedHash == hash),
            isDeclined);
    }

    /// <summary>The definitions for which an upgrade has brought a version that nobody has taken over or declined yet.</summary>
    public async Task<IReadOnlyCollection<string>> OffersAsync(CancellationToken cancellationToken)
    {
        var hashes = _texts.DefinitionIds.ToDictionary(id => id, id => HashOf(_texts.Find(id)!), StringComparer.Ordinal);
        var ids = hashes.Keys.ToList();
        var made = await _db.Set<DefinitionRow>().AsNoTracking()
            .Where(d => ids.Contains(d.DefinitionId)).Select(d => new { d.DefinitionId, d.ShippedHash }).ToListAsync(cancellationToken);
        var declined = (await _db.Set<DeclinedVersionRow>().AsNoTracking().Where(d => ids.Contains(d.DefinitionId)).ToListAsync(cancellationToken))
            .Select(d => (d.DefinitionId, d.ShippedHash)).ToHashSet();
        return [.. made.GroupBy(version => version.DefinitionId, StringComparer.Ordinal)
            .Where(versions => versions.All(version => version.ShippedHash != hashes[versions.Key]) && !declined.Contains((versions.Key, hashes[versions.Key])))
            .Select(versions => versions.Key)];
    }

    /// <summary>
    /// Keeps the company's version: this shipped one is not offered again. Problems: <c>unknown-definition</c>,
    /// <c>definition-read-only</c>, <c>nothing-offered</c>.
    /// </summary>
    public Task<Result<ShippedVersion>> DeclineAsync(string definitionId, ChangeBy by, CancellationToken cancellationToken) =>
        _unitOfWork.RunAsync<Result<ShippedVersion>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                if (_texts.Find(definitionId) is not { } json || await _shelf.LatestAsync(definitionId, token) is not { } latest)
                    return ChangeRights.Unknown(definitionId);
                if (ChangeRights.Refuse(definitionId, latest, expected: null) is { } refusal)
                    return refusal;
                if (await FindAsync(definitionId, token) is not { IsOffer: true } offer)
                    return Problem.Conflict("nothing-offered", ("name", latest.Name));
                _db.Add(new DeclinedVersionRow { DefinitionId = definitionId, ShippedHash = HashOf(json) });
                _audit.Record(by.PersonId, "definition.kept", $"definition/{definitionId}", new
                {
                    name = latest.Name, version = latest.Version, shippedHash = HashOf(json), reason = by.Reason,
                    difference = AuditedDifference.Between(latest, offer.Definition),
                });
                return offer with { IsOffer = false, IsDeclined = true };
            },
            cancellationToken);

    /// <summary>
    /// Makes the shipped text the new draft; a draft that is there is kept as an older version. Published unchanged, it follows upgrades
    /// by itself again. Problems: <c>unknown-definition</c>, <c>definition-read-only</c>.
    /// </summary>
    public Task<Result<StoredDefinition>> TakeOverAsync(string definitionId, ChangeBy by, CancellationToken cancellationToken) =>
        _unitOfWork.RunAsync<Result<StoredDefinition>>(
            async token =>
            {
                await _shelf.LockAsync(definitionId, token);
                if (_texts.Find(definitionId) is not { } json || await _shelf.LatestAsync(definitionId, token) is not { } latest)
                    return ChangeRights.Unknown(definitionId);
                return ChangeRights.Refuse(definitionId, latest, expected: null) is { } refusal
                    ? refusal
                    : StoredDefinition.Of(await _drafts.SetBackAsync(WorkflowDefinition.Parse(json), latest, HashOf(json), by, token));
            },
            cancellationToken);
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Accounts;

/// <summary>Makes, finds and revokes personal access tokens. Writing joins the running unit of work, where the caller also records the audit.</summary>
public sealed class AccessTokens
{
    /// <summary>Lets people and scanners of leaked secrets see what such a text is.</summary>
    public const string Prefix = "wfcrm_";

    private static readonly TimeSpan s_useGranularity = TimeSpan.FromMinutes(1);

    private readonly WorkflowCrmDbContext _db;
    private readonly Unit _unit;
    private readonly WriteGate _gate;
    private readonly IUnitOfWork _unitOfWork;
    private readonly IIds _ids;
    private readonly TimeProvider _time;

    internal AccessTokens(WorkflowCrmDbContext db, Unit unit, WriteGate gate, IUnitOfWork unitOfWork, IIds ids, TimeProvider time) =>
        (_db, _unit, _gate, _unitOfWork, _ids, _time) = (db, unit, gate, unitOfWork, ids, time);

    /// <summary>A new token with its secret, which cannot be read again.</summary>
    public Task<(AccessToken Token, string Secret)> CreateAsync(string personId, string name, CancellationToken cancellationToken) =>
        _unitOfWork.RunAsync(
            _ =>
            {
                var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
                var token = new AccessToken { Id = _ids.New(), PersonId = personId, Name = name, Hash = HashOf(secret), CreatedAt = _time.GetUtcNow() };
                _db.Add(token);
                return Task.FromResult((token, secret));
            },
            cancellationToken);

    /// <summary>The person's tokens that are not revoked, the newest first.</summary>
    public async Task<IReadOnlyList<AccessToken>> ListAsync(string personId, CancellationToken cancellationToken)
    {
        await _db.FlushAsync(_unit, cancellationToken);
        return await _db.Set<AccessToken>().AsNoTracking()
            .Where(t => t.PersonId == personId && t.RevokedAt == null).OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Ends the token now; false when the person has no such token.</summary>
    public Task<bool> RevokeAsync(string personId, string tokenId, CancellationToken cancellationToken) => _unitOfWork.RunAsync(
        async token =>
        {
            await _db.FlushAsync(_unit, token);
            var now = _time.GetUtcNow();
            return await _db.Set<AccessToken>().Where(t => t.Id == tokenId && t.PersonId == personId && t.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), token) > 0;
        },
        cancellationToken);

    /// <summary>The token with this secret; null when there is none or it is revoked. Notes the use.</summary>
    public async Task<AccessToken?> FindBySecretAsync(string secret, CancellationToken cancellationToken)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var hash = HashOf(secret);
        var token = await _db.Set<AccessToken>().AsNoTracking().FirstOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null, cancellationToken);
        var now = _time.GetUtcNow();
        if (token is not null && !(now - token.LastUsedAt < s_useGranularity)) // not a write for every call
        {
            using var turn = await _gate.EnterAsync(_db, cancellationToken);
            await _db.Set<AccessToken>().Where(t => t.Id == token.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, now), cancellationToken);
            token.LastUsedAt = now;
        }

        return token;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

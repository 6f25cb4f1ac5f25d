using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Mail.Links;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Mail.Links;

internal sealed class DecisionLinks(WorkflowCrmDbContext db, Unit unit) : IDecisionLinks
{
    public async Task<DecisionLink?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<DecisionLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash, cancellationToken);
    }

    public async Task<IReadOnlyList<DecisionLink>> OfMailAsync(string mailId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<DecisionLink>().AsNoTracking().Where(l => l.MailId == mailId).ToListAsync(cancellationToken);
    }

    public async Task MarkUsedAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        await db.Set<DecisionLink>().Where(l => l.Hash == hash && l.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, at), cancellationToken);
    }

    public async Task<int> RevokeAsync(string mailId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<DecisionLink>().Where(l => l.MailId == mailId && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, at), cancellationToken);
    }
}

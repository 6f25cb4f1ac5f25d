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

    public async Task<IReadOnlyList<DecisionLink>> OfTaskAsync(string taskId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<DecisionLink>().AsNoTracking().Where(l => l.TaskId == taskId).ToListAsync(cancellationToken);
    }

    public async Task<bool> UseAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<DecisionLink>().Where(l => l.Hash == hash && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, at), cancellationToken) == 1;
    }

    public async Task<int> RevokeAsync(string mailId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<DecisionLink>().Where(l => l.MailId == mailId && l.UsedAt == null && l.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.RevokedAt, at), cancellationToken);
    }
}

using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm.Mail.Templates;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Mail.Templates;

internal sealed class MailTemplateStore(WorkflowCrmDbContext db, Unit unit) : IMailTemplateStore
{
    private IQueryable<MailTemplateVersion> Versions => db.Set<MailTemplateVersion>().AsNoTracking();

    public Task LockAsync(string key, CancellationToken cancellationToken) => db.LockAsync(unit, "mail-template/" + key, cancellationToken);

    public void Add(MailTemplateVersion version)
    {
        unit.Require();
        db.Add(version);
    }

    public async Task<int?> LatestNumberAsync(string key, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await Versions.Where(v => v.Key == key).MaxAsync(v => (int?)v.Version, cancellationToken);
    }

    public async Task<MailTemplateVersion?> FindAsync(string key, int version, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await Versions.FirstOrDefaultAsync(v => v.Key == key && v.Version == version, cancellationToken);
    }

    public async Task<IReadOnlyList<MailTemplateVersion>> VersionsAsync(string key, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await Versions.Where(v => v.Key == key).OrderByDescending(v => v.Version).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<MailTemplateVersion>> LatestAsync(CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await Versions
            .Where(v => v.Version == db.Set<MailTemplateVersion>().Where(other => other.Key == v.Key).Max(other => other.Version))
            .OrderBy(v => v.Key).ToListAsync(cancellationToken);
    }
}

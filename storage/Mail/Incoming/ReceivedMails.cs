using Microsoft.EntityFrameworkCore;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail.Incoming;
using WorkflowCrm.Storage.Database;

namespace WorkflowCrm.Storage.Mail.Incoming;

internal sealed class ReceivedMails(WorkflowCrmDbContext db, Unit unit) : IReceivedMails
{
    public async Task<bool> IsKnownAsync(string key, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<ReceivedMail>().AnyAsync(m => m.Key == key, cancellationToken);
    }

    public void Add(ReceivedMail mail, IEnumerable<KeptAttachment> attachments)
    {
        unit.Require();
        db.Add(mail);
        db.AddRange(attachments);
    }

    public async Task<ReceivedMail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<ReceivedMail>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
    }

    public async Task<ReceivedMail?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        return await db.LockedAsync<ReceivedMail>($"SELECT * FROM incoming_mails WHERE id = {id}", cancellationToken);
    }

    public async Task<Page<ReceivedMail>> ListAsync(MailFate? fate, string? requestNumber, string? text, PageOf page, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var mails = db.Set<ReceivedMail>().AsNoTracking();
        if (fate is not null)
            mails = mails.Where(m => m.Fate == fate);
        if (requestNumber is not null)
            mails = mails.Where(m => m.RequestNumber == requestNumber);
        if (text?.Trim().ToLowerInvariant() is { Length: > 0 } words)
        {
#pragma warning disable CA1304, CA1311, CA1862 // translated to SQL
            mails = mails.Where(m => m.Subject.ToLower().Contains(words) || m.FromName.ToLower().Contains(words)
                || (m.FromAddress != null && m.FromAddress.ToLower().Contains(words)) || (m.RequestNumber != null && m.RequestNumber.ToLower().Contains(words)));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return await mails.OrderByDescending(m => m.ReceivedAt).ThenByDescending(m => m.Id).PageAsync(mails, page, cancellationToken);
    }

    public async Task<IReadOnlyList<KeptAttachment>> AttachmentsOfAsync(string incomingMailId, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<KeptAttachment>().AsNoTracking().Where(a => a.IncomingMailId == incomingMailId).OrderBy(a => a.Position).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<KeptAttachment>> AttachmentsForChangeAsync(string incomingMailId, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<KeptAttachment>().AsTracking().Where(a => a.IncomingMailId == incomingMailId).OrderBy(a => a.Position).ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<KeptAttachment>> AttachmentsOfRequestAsync(string requestNumber, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<KeptAttachment>().AsNoTracking().Where(a => a.RequestNumber == requestNumber)
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Position).ToListAsync(cancellationToken);
    }

    public async Task<KeptAttachment?> FindAttachmentAsync(string id, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<KeptAttachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
    }
}

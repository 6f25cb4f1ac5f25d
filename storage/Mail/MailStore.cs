using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using WorkflowCrm.Crm;
using WorkflowCrm.Crm.Mail;
using WorkflowCrm.Storage.Database;
using WorkflowCrm.Storage.Jobs;

namespace WorkflowCrm.Storage.Mail;

internal sealed class MailStore(WorkflowCrmDbContext db, Unit unit, WriteGate gate, JobQueue jobs) : IMailStore
{
    public async Task AddAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        unit.Require();
        if (db.ChangeTracker.Entries<MailMessage>().Any(e => e.Entity.MessageId == mail.MessageId)
            || await db.Set<MailMessage>().AnyAsync(m => m.MessageId == mail.MessageId, cancellationToken))
            return;
        db.Add(mail);
        jobs.Add(JobKinds.Mail, mail.MessageId, JobQueue.Payload(new MailPayload(mail.Id)));
    }

    public async Task<MailMessage?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<MailMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, cancellationToken);
    }

    public async Task<Page<MailMessage>> ListAsync(MailFilter filter, PageOf page, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var mails = MailLists.Matching(db, filter);
        return await mails.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).PageAsync(mails, page, cancellationToken);
    }

    public async Task<bool> SendAgainAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        unit.Require();
        await db.FlushAsync(unit, cancellationToken);
        if (mail.State == MailState.Waiting || await jobs.IsWaitingAsync(JobKinds.Mail, mail.MessageId, cancellationToken))
            return false;
        var cleared = await db.Set<MailMessage>()
            .Where(m => m.Id == mail.Id && m.SentAt == mail.SentAt && m.FailedAt == mail.FailedAt && m.DroppedAt == mail.DroppedAt && m.BouncedAt == mail.BouncedAt)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(m => m.SentAt, (DateTimeOffset?)null)
                    .SetProperty(m => m.FailedAt, (DateTimeOffset?)null)
                    .SetProperty(m => m.DroppedAt, (DateTimeOffset?)null)
                    .SetProperty(m => m.BouncedAt, (DateTimeOffset?)null)
                    .SetProperty(m => m.Failure, (string?)null)
                    .SetProperty(m => m.Bounce, (string?)null),
                cancellationToken);
        if (cleared == 0)
            return false;
        await jobs.ReplaceDeadAsync(JobKinds.Mail, mail.MessageId, JobQueue.Payload(new MailPayload(mail.Id)), cancellationToken);
        return true;
    }

    public Task MarkSentAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => MarkAsync(
        id,
        set => set.SetProperty(m => m.SentAt, at).SetProperty(m => m.FailedAt, (DateTimeOffset?)null).SetProperty(m => m.Failure, (string?)null),
        cancellationToken);

    public Task MarkDelayedAsync(string id, string words, CancellationToken cancellationToken) => MarkAsync(
        id, set => set.SetProperty(m => m.Failure, words).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancellationToken);

    public Task MarkFailedAsync(string id, string words, DateTimeOffset at, CancellationToken cancellationToken) => MarkAsync(
        id,
        set => set.SetProperty(m => m.FailedAt, at).SetProperty(m => m.Failure, words).SetProperty(m => m.Attempts, m => m.Attempts + 1),
        cancellationToken);

    public Task MarkDroppedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        MarkAsync(id, set => set.SetProperty(m => m.DroppedAt, at), cancellationToken);

    private async Task MarkAsync(string id, Action<UpdateSettersBuilder<MailMessage>> marks, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        using var turn = await gate.EnterAsync(db, cancellationToken);
        await db.Set<MailMessage>().Where(m => m.Id == id).ExecuteUpdateAsync(marks, cancellationToken);
    }

    public async Task<MailMessage?> FindByReplyHashAsync(string replyHash, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<MailMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.ReplyHash == replyHash, cancellationToken);
    }

    public async Task<MailMessage?> FindByMessageIdsAsync(IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var known = await db.Set<MailMessage>().AsNoTracking().Where(m => messageIds.Contains(m.MessageId)).ToListAsync(cancellationToken);
        return messageIds.Select(id => known.Find(m => m.MessageId == id)).OfType<MailMessage>().FirstOrDefault();
    }

    public async Task<int> CountSinceAsync(string personId, string templateKey, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        return await db.Set<MailMessage>().CountAsync(m => m.ToPersonId == personId && m.CreatedAt >= since && m.TemplateKey == templateKey, cancellationToken);
    }

    public async Task<int> CountConfirmationsAsync(string? address, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await db.FlushAsync(unit, cancellationToken);
        var mails = db.Set<MailMessage>().Where(m => m.ToPersonId == null && m.TaskId == null && m.CreatedAt >= since);
        if (address?.ToLowerInvariant() is { } wanted)
        {
#pragma warning disable CA1304, CA1311, CA1862 // translated to SQL
            mails = mails.Where(m => m.ToAddress.ToLower() == wanted);
#pragma warning restore CA1304, CA1311, CA1862
        }

        return await mails.CountAsync(cancellationToken);
    }

    public Task MarkBouncedAsync(string id, DateTimeOffset at, string words, CancellationToken cancellationToken) =>
        MarkAsync(id, set => set.SetProperty(m => m.BouncedAt, at).SetProperty(m => m.Bounce, words), cancellationToken);
}
